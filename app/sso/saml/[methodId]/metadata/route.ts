import { publicRoute } from "@/lib/http/public-route";
import { answerMetadata } from "@/lib/http/sso/answer-metadata";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const GET = publicRoute(ssoExchange("saml", answerMetadata));
