// The page as it stands in the documents: node screenshots.mjs PAGES DOCS
import {statSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [pages, docs] = process.argv.slice(2);
const most = 200_000; // bytes of a picture
const shots = [
  ['account.png', 'en.html', {viewport: {width: 1100, height: 900}}],
  ['account-phone.png', 'fr.html', {viewport: {width: 360, height: 800}}],
  ['account-wall.png', 'en.html', {viewport: {width: 1920, height: 900}, colorScheme: 'dark'}],
];
const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
for (const [name, file, options] of shots) {
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(`${pages}/${file}`).href);
  await page.screenshot({path: `${docs}/${name}`});
  if (statSync(`${docs}/${name}`).size > most) throw new Error(`${name} is larger than ${most} bytes`);
}
await browser.close();
