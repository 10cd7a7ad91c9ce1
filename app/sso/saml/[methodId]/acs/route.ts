import { publicRoute } from "@/lib/http/public-route";
import { answerAcs } from "@/lib/http/sso/answer-acs";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const POST = publicRoute(ssoExchange("saml", answerAcs));
