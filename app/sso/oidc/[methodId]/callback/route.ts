import { publicRoute } from "@/lib/http/public-route";
import { answerCallback } from "@/lib/http/sso/answer-callback";
import { ssoExchange } from "@/lib/http/sso/sso-exchange";

export const GET = publicRoute(ssoExchange("oidc", answerCallback));
