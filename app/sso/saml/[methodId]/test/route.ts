import { publicRoute } from "@/lib/http/public-route";
import { answerTest } from "@/lib/http/sso/answer-begin";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const GET = publicRoute(ssoExchange("saml", answerTest));
