"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { Meter } from "@/components/ui/meter";
import { planQuery } from "@/lib/client/plan";
import { useDecision } from "@/lib/client/team";
import { PLANS, type Plan } from "@/lib/contracts/roles";
import { PlanCard } from "./plan-card";
import { SeatsForm } from "./seats-form";
import { whoMaySentence } from "./who-may-sentence";

const ChangePlanDialog = dialogOnDemand("to", async () => (await import("./change-plan-dialog")).ChangePlanDialog);

/** The seats, and the four plans side by side. */
export function PlanSettings() {
  const { data: view } = useSuspenseQuery(planQuery());
  const mayChange = useDecision("plan.change").allowed;
  const [chosen, setChosen] = useState<Plan>();
  return (
    <>
      {!mayChange && <Alert>{whoMaySentence(view.changedBy)}</Alert>}
      <Card labelledBy="seats">
        <CardHeader
          title="Seats"
          titleId="seats"
          description="Every active member and every open invitation uses a seat. Without a free one nobody can join."
        />
        <CardBody>
          <Meter label="Seats used" value={view.seats.used} max={view.seats.total} />
          {mayChange && <SeatsForm seats={view.seats} />}
        </CardBody>
      </Card>
      <section aria-labelledby="plans" className="grid gap-3">
        <h2 id="plans" className="font-semibold text-[0.9375rem]">
          Plans
        </h2>
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {PLANS.map((plan) => (
            <PlanCard
              key={plan}
              plan={plan}
              current={view.plan}
              onChoose={mayChange ? () => setChosen(plan) : undefined}
            />
          ))}
        </ul>
      </section>
      <ChangePlanDialog view={view} to={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}
