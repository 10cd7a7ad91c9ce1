import type { z } from "zod";
import type { Actor } from "@/lib/auth/authorize";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";
import type { Download } from "@/lib/export/download";
import { log } from "@/lib/log";
import { type Services, services } from "@/lib/services";
import { errorResponse } from "./error-response";
import { requestOrigin } from "./request-origin";
import { type RouteHandler, readTeamRequest } from "./team-request";

type DownloadVerb<Input extends z.ZodType, Needs extends Access> = (
  services: Services,
  actor: Actor<Needs>,
  input: z.output<Input>,
) => Promise<Download>;

/**
 * Like `teamRoute`, for an endpoint that answers with a file: its text goes out as it is made, no faster than the browser
 * takes it. What fails before the first byte is a refusal in JSON; what fails later cuts the answer off.
 */
export function teamDownload<Input extends z.ZodType, Needs extends Access>(
  endpoint: Endpoint<Input, z.ZodString, Needs>,
  verb: DownloadVerb<Input, Needs>,
  open: () => Promise<Services> = services,
): RouteHandler {
  return async (request, { params }) => {
    const origin = requestOrigin(request.headers);
    try {
      const { opened, actor, input } = await readTeamRequest(endpoint, request, params, origin, open);
      const { fileName, mediaType, chunks } = await verb(opened, actor, input);
      return new Response(streamOf(chunks, origin.requestId), {
        headers: {
          "content-type": `${mediaType}; charset=utf-8`,
          "content-disposition": `attachment; filename="${fileName}"`,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-request-id": origin.requestId,
        },
      });
    } catch (error) {
      return errorResponse(error, origin.requestId);
    }
  };
}

function streamOf(chunks: AsyncIterable<string>, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  let isLeft = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (isLeft) return;
          if (done === true) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log.error("a download broke off", { requestId, error });
          controller.error(new Error("The download broke off."));
        }
      },
      async cancel() {
        isLeft = true;
        await iterator.return?.();
      },
    },
    // Nothing is made ahead of what is taken.
    { highWaterMark: 0 },
  );
}
