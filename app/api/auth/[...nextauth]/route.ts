import { answerAuth } from "@/lib/auth/answer-auth";
import { publicRoute } from "@/lib/http/public-route";

export const GET = publicRoute(answerAuth);
export const POST = publicRoute(answerAuth);
