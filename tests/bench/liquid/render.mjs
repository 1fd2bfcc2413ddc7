// Renders the pages of a folder with liquidjs: node render.mjs THEME DATA.json OUT ROUNDS
// Prints seconds of the best round. KIJI_NODE_MODULES has liquidjs. See bench_liquid.cpp.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { cpuUsage } from "node:process";

const require = createRequire(`${process.env.KIJI_NODE_MODULES}/`);
const { Liquid } = require("liquidjs");
const [theme, data, out, rounds] = process.argv.slice(2);
const site = JSON.parse(readFileSync(data, "utf8"));
const engine = new Liquid({ root: theme, extname: ".liquid", cache: true, timezoneOffset: 0 });
const parsed = new Map();
const template = (name) => {
  if (!parsed.has(name)) parsed.set(name, engine.parseFileSync(name));
  return parsed.get(name);
};
const renderAll = () =>
  site.pages.map((page) => {
    const scope = { site, page };
    const content = engine.renderSync(template(page.template), scope);
    return page.template === "feed"
      ? content
      : engine.renderSync(template("layout"), { ...scope, content });
  });
let best = Infinity;
for (let round = 0; round < Number(rounds); ++round) {
  const start = cpuUsage();
  renderAll();
  const used = cpuUsage(start);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
writeFileSync(out, renderAll().join("\n"));
console.log(best);
