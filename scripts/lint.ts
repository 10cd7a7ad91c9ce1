import { lint } from "./verify/static-checks";

const { failed } = await lint();
process.exitCode = failed === 0 ? 0 : 1;
