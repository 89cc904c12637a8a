/** A finished or planned build for a terminal: what was built, whom it asks about, what was left out and why. */

import { grouped } from '../../core/counted.ts';
import { languageName } from '../../core/language-name.ts';
import type { BuildPlan } from '../../pipeline/dataset/plan-dataset-build.ts';
import type { DatasetBuild } from '../../pipeline/dataset/write-build.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { textTable } from '../../terminal/text-table.ts';
import { visibleText } from '../../terminal/visible-text.ts';

const counted = (value: number, one: string, several: string) =>
  `${grouped(value)} ${value === 1 ? one : several}`;

/** The build for a terminal of this width. */
export function buildText(build: DatasetBuild, width: number): string {
  const paragraph = (text: string) => wrapCells(visibleText(text), width);
  const { requests, drawn } = build;
  const short = drawn.filter(({ wanted, people }) => people < wanted);
  const sections = [
    paragraph(
      `${build.name}: ${counted(build.questions, 'question', 'questions')} on ${counted(build.subjects, 'person', 'people')} as of ${build.asOf}, version ${build.version.slice(0, 16)}`,
    ),
    table(
      'property',
      Object.entries(build.byProperty).map(([property, questions]) => [property, grouped(questions)]),
      width,
    ),
    table(
      'popularity',
      Object.entries(build.byBand).map(([band, questions]) => [band, grouped(questions)]),
      width,
    ),
    paragraph(`bands by sitelinks: ${build.bands}`),
    Object.entries(build.byLanguage).flatMap(([language, { questions, lacking }]) =>
      paragraph(
        `${languageName(language)}: ${grouped(questions)} facts${lacking === 0 ? '' : `, ${grouped(lacking)} lacking a name or a wording`}`,
      ),
    ),
    short.flatMap(({ band, wanted, people }) =>
      paragraph(`${band}: ${grouped(people)} of ${grouped(wanted)} people found; the band has no more`),
    ),
    build.leftOut.length === 0 ? ['nothing was left out'] : leftOutTable(build, width),
    requests.asked + requests.cached === 0
      ? []
      : paragraph(
          `requests: ${grouped(requests.asked)} asked, ${grouped(requests.cached)} answered by the cache, ${grouped(requests.repeated)} repeated`,
        ),
    [...build.files],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function table(head: string, rows: readonly (readonly string[])[], width: number): string[] {
  return lines(
    textTable(
      [
        { head, flexible: true },
        { head: 'questions', right: true },
      ],
      rows,
      { width },
    ),
  );
}

function leftOutTable(build: DatasetBuild, width: number): string[] {
  const total = build.leftOut.reduce((sum, { count: each }) => sum + each, 0);
  return [
    `left out: ${grouped(total)} facts or people`,
    ...lines(
      textTable(
        [{ head: 'reason' }, { head: 'count', right: true }, { head: 'for example', flexible: true }],
        build.leftOut.map(({ reason, count: each, example }) => [
          reason,
          grouped(each),
          visibleText(example),
        ]),
        { width },
      ),
    ),
  ];
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** The plan for a terminal of this width. */
export function buildPlanText(plan: BuildPlan, width: number): string {
  const steps = textTable(
    [{ head: 'step' }, { head: 'requests', right: true }, { head: 'how', flexible: true }],
    [
      ...plan.steps.map(({ step, requests, how }) => [
        step,
        requests === null ? 'unknown' : `about ${grouped(requests)}`,
        how,
      ]),
      ['together', `about ${grouped(plan.requests)}`, 'one at a time'],
    ],
    { width },
  );
  const notes = [
    `bands by sitelinks: ${plan.bands}`,
    `endpoint ${plan.endpoint}`,
    `api ${plan.api}`,
    plan.cached === 0
      ? `answers are kept in ${plan.cacheFolder}`
      : `${grouped(plan.cached)} answers are kept already in ${plan.cacheFolder} and will not be asked for again`,
  ];
  return `${steps}\n${notes.flatMap((note) => wrapCells(visibleText(note), width)).join('\n')}\n`;
}
