"use client";

import { ExternalLink } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import { useDecision } from "@/lib/client/team";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import type { TestWatch } from "./use-test-watch";

/** Loaded only where a test was made. */
const TestResult = dynamic(async () => (await import("./test-result")).TestResult, { loading: ResultToCome });

/** Sends the admin through the identity provider, and shows what came back without signing anybody in. */
export function TestCard({ watch: { detail, isWaiting, start, stop } }: { readonly watch: TestWatch }) {
  const { method, lastTest } = detail;
  const mayManage = useDecision("sso.manage").allowed;
  return (
    <Card labelledBy="test-sign-in">
      <CardHeader
        title="Test sign-in"
        titleId="test-sign-in"
        description="Opens your identity provider in another tab and shows what it sends. Nobody is signed in and nothing is changed."
        aside={
          mayManage &&
          method.isSetUp && (
            <Button asChild variant={method.testedAt === null ? "primary" : "secondary"}>
              <a href={ssoPaths(method.protocol, method.id).test} target="_blank" rel="noreferrer" onClick={start}>
                <ExternalLink aria-hidden />
                Test sign-in
              </a>
            </Button>
          )
        }
      />
      {!method.isSetUp && <CardBody className="text-muted">Enter the identity provider details first.</CardBody>}
      <div aria-live="polite">
        {isWaiting && (
          <CardBody className="flex flex-wrap items-center justify-between gap-2">
            <span className="flex items-center gap-2">
              <Spinner />
              Waiting for your identity provider. Sign in there, in the other tab.
            </span>
            <Button size="sm" onClick={stop}>
              Stop waiting
            </Button>
          </CardBody>
        )}
        {!isWaiting && method.isSetUp && lastTest === null && (
          <CardBody className="text-muted">Not tested yet.</CardBody>
        )}
        {!isWaiting && lastTest !== null && (
          <TestResult test={lastTest} isCurrent={lastTest.result.outcome === "failed" || method.testedAt !== null} />
        )}
      </div>
    </Card>
  );
}

function ResultToCome() {
  return (
    <CardBody className="flex items-center gap-2">
      <Spinner />
      Loading the result …
    </CardBody>
  );
}
