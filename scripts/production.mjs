// React and Next choose their builds by NODE_ENV when they are first imported, so it is set before anything else.
process.env.NODE_ENV ??= "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
