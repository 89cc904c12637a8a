/** Examples that `--help` ends with, by command: the two or three calls that most people come for. */

export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  closedbook: [
    'closedbook demo --open               the whole pipeline without a key',
    'closedbook report answers.csv        answers that you have',
    'closedbook run -d person-facts -m openai/gpt-6-luna --sample 100 --dry-run',
  ],
  demo: ['closedbook demo --open', 'closedbook demo --questions 60 --out output'],
  init: ['closedbook init', 'closedbook init -d questions.csv -m openai/gpt-6-luna'],
  doctor: [
    'closedbook doctor openai/gpt-6-luna',
    'closedbook doctor compatible/llama@http://localhost:8000/v1',
  ],
  models: ['closedbook models', 'closedbook models --json'],
  plan: [
    'closedbook plan --difference 3% -d questions.jsonl -m openai/gpt-6-luna',
    'closedbook plan RUN --until best@1 --questions 2000   what stopping saves',
  ],
  run: [
    'closedbook run spec.yaml --dry-run     what it would take, nothing asked',
    'closedbook run -d questions.csv -m openai/gpt-6-luna --judge openai/gpt-6-luna',
    'closedbook run -d person-facts -m a/one -m b/two -p penalty:3 --max-cost 5',
    'closedbook run -d questions.csv -m a/one -m b/two --until best@3',
    'closedbook run -d set.csv -m a/one --until regression=0.03 --baseline RUN',
  ],
  resume: ['closedbook runs', 'closedbook resume 2026-05-01'],
  grade: [
    'closedbook grade answers.csv --rules-only --out graded.jsonl',
    'closedbook grade RUN --judge openai/gpt-6-luna',
  ],
  analyze: ['closedbook analyze answers.csv --json', 'closedbook analyze RUN --penalty 5'],
  compare: ['closedbook compare ONE TWO --in answers.csv', 'closedbook compare ONE TWO --in RUN --penalty 3'],
  trend: [
    'closedbook trend JAN FEB MAR APR       runs of the same questions',
    'closedbook trend answers-2026-0*.jsonl --format html,png',
    'closedbook trend JAN FEB MAR --reference FEB --penalty 3',
  ],
  report: [
    'closedbook report answers.csv --penalty 5   a wrong answer costs 5 right ones',
    'closedbook report RUN --format html,pdf,slides --open',
    'closedbook report march/ june/ --compare',
  ],
  site: ['closedbook site RUN OTHER --out public', 'closedbook site march.csv june.csv --title "Spring"'],
  serve: [
    'closedbook serve --open',
    'closedbook serve --store study.db --port 4200',
    'closedbook serve --reviewer Ada --reviewer Bo',
  ],
  check: [
    'closedbook check RUN --max incorrect/attempted=0.30',
    'closedbook check RUN --baseline-series JAN FEB MAR',
    'closedbook check RUN --baseline OTHER --junit checks.xml --markdown verdict.md',
  ],
  audit: [
    'closedbook audit draw RUN --size 200 --out sheet.csv',
    'closedbook audit read sheet.csv --name ada',
    'closedbook audit forget RUN --name ada           what she said is taken back',
  ],
  import: [
    'closedbook import logs/ --title "Last month"',
    'closedbook import sheet.xlsx --map question=Frage,answer=Antwort',
  ],
  export: ['closedbook export RUN --to csv', 'closedbook export RUN --to inspect --out log.json'],
  dataset: [
    'closedbook dataset lint questions.csv',
    'closedbook dataset items RUN',
    'closedbook dataset dedupe questions.csv --restated',
  ],
};
