// look_at_pages.mjs NODE_MODULES CHROMIUM SITE [PICTURES]: opens every page of a site in a browser
// that shows nothing, on a phone and a desk, light and dark. axe must find no violation, nothing may
// be wider than the screen, and no page may ask for a file that is not there or of another host.
// PICTURES: a folder for what the pages look like.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

const [, , modules, chromium, site, pictures] = process.argv;
const require = createRequire(path.join(path.resolve(modules), 'anchor.js'));
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = http.createServer((request, response) => {
    let file = path.join(site, decodeURI(new URL(request.url, 'http://site').pathname));
    if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    const found = fs.existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': types[path.extname(file)] ?? 'text/plain' });
    response.end(found ? fs.readFileSync(file) : '');
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

/** Addresses of the pages below a folder; those that only lead elsewhere are not shown to anyone. */
function pagesOf(folder) {
    return fs.readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith('.html'))
        .filter((name) => !fs.readFileSync(path.join(folder, name), 'utf8').includes('http-equiv="refresh"'))
        .map((name) => `/${name.split(path.sep).join('/')}`.replace(/\/index\.html$/, '/'))
        .sort();
}

let faults = 0;
function tell(address, width, scheme, what) {
    faults += 1;
    console.log(`${decodeURI(address)}, ${width} pixels, ${scheme}: ${what}`);
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const page = await browser.newPage();
let current = [];
page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.pathname !== '/favicon.ico' && (url.origin !== origin || !response.ok()))
        tell(...current, `asks for ${url.href}: ${response.status()}`);
});
page.on('requestfailed', (request) => tell(...current, `asks for ${request.url()}`));

const addresses = pagesOf(site);
for (const width of [375, 1280]) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        for (const address of addresses.map(encodeURI)) {
            current = [address, width, scheme];
            await page.goto(origin + address);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (over > 0) tell(...current, `${over} pixels wider than the screen`);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run());
            for (const { id, nodes } of violations)
                tell(...current, `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
            if (pictures) {
                const name = `${decodeURI(address).replaceAll('/', '_')}-${width}-${scheme}.png`;
                fs.mkdirSync(pictures, { recursive: true });
                await page.screenshot({ path: path.join(pictures, name), fullPage: true });
            }
        }
    }
}
await browser.close();
server.close();
console.log(`${addresses.length} pages at two widths in two schemes: ${faults} faults`);
process.exit(faults === 0 && addresses.length > 0 ? 0 : 1);
