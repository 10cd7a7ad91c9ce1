import { publicRoute } from "@/lib/http/public-route";
import { answerLogin } from "@/lib/http/sso/answer-begin";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const GET = publicRoute(ssoExchange("saml", answerLogin));
