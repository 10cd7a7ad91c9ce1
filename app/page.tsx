import { redirect } from "next/navigation";
import { HOME_PATH, SIGN_IN_PATH } from "@/lib/auth/own-path";
import { isSignedIn } from "@/lib/auth/page-team";

export default async function RootPage() {
  redirect((await isSignedIn()) ? HOME_PATH : SIGN_IN_PATH);
}
