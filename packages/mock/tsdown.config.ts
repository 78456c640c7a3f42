import { withCommand } from "@chekt/config/tsdown";

export default withCommand;
