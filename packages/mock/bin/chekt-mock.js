#!/usr/bin/env node
import { checkNode } from "../dist/check-node.js";

checkNode();
void import("../dist/cli.js");
