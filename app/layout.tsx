import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { SkipLink } from "@/components/ui/skip-link";
import { themeScript } from "@/components/ui/theme";
import { Toaster } from "@/components/ui/toaster";
import { NONCE_HEADER } from "@/lib/http/content-security-policy";
import { Providers } from "./providers";
import "./globals.css";

/** Each page is made for one request: it has that request's nonce, and nothing reads the database while building. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Muster", template: "%s · Muster" },
  description: "Team settings with SCIM provisioning",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" className={classNames(GeistSans.variable, GeistMono.variable)} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="font-sans">
        <SkipLink />
        <Providers>{children}</Providers>
        <Toaster />
      </body>
    </html>
  );
}
