import { publicRoute } from "@/lib/http/public-route";
import { answerLogout } from "@/lib/http/sso/answer-logout";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const GET = publicRoute(ssoExchange("saml", answerLogout));
export const POST = publicRoute(ssoExchange("saml", answerLogout));
