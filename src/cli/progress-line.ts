/**
 * Progress on stderr: one line redrawn on a terminal, plain lines now and then elsewhere (a log file must not
 * fill with half-drawn lines). Rates come from a moving window, so that a resumed run does not look fast.
 */

import { grouped } from '../core/counted.ts';
import type { ProgressEvent, ProgressListener } from '../core/progress.ts';
import { REDRAW } from './harmless-terminal.ts';
import type { Terminal } from './terminal.ts';

const REDRAW_MS = 100;
const PLAIN_MS = 5_000;
const WINDOW_MS = 15_000;

export interface ProgressLine {
  readonly listen: ProgressListener;
  /** Ends the line; call before printing anything else. */
  end(): void;
}

/** Progress written to the terminal; silent when `quiet`. */
export function progressLine(terminal: Terminal, options: { readonly quiet?: boolean } = {}): ProgressLine {
  if (options.quiet) return { listen: () => undefined, end: () => undefined };
  let last: ProgressEvent | null = null;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  let stage = '';
  let history: { at: number; done: number }[] = [];

  const draw = (event: ProgressEvent, now: number): void => {
    const text = describe(
      event,
      rate(history),
      terminal.live ? terminal.width - 1 : Number.POSITIVE_INFINITY,
    );
    if (terminal.live) {
      terminal.err(REDRAW + text);
    } else {
      terminal.err(`${text}\n`);
    }
    drawn = true;
    drawnAt = now;
  };

  const close = (): void => {
    if (last !== null && drawn) {
      draw(last, terminal.now().getTime());
      if (terminal.live) terminal.err('\n');
    }
    drawn = false;
    last = null;
  };

  return {
    listen(event) {
      const now = terminal.now().getTime();
      if (event.stage !== stage) {
        close();
        stage = event.stage;
        history = [];
        drawnAt = terminal.live ? Number.NEGATIVE_INFINITY : now;
      }
      history.push({ at: now, done: event.done });
      while (history.length > 2 && now - history[0]!.at > WINDOW_MS) history.shift();
      last = event;
      const finished = event.total !== null && event.done >= event.total;
      if (now - drawnAt >= (terminal.live ? REDRAW_MS : PLAIN_MS)) draw(event, now);
      else if (finished) drawn = true;
    },
    end: close,
  };
}

const VERBS: Record<ProgressEvent['stage'], string> = {
  load: 'reading',
  ask: 'asking',
  grade: 'grading',
  force: 'forcing',
  wait: 'waiting',
  judge: 'judging',
  analyze: 'analysing',
  report: 'reporting',
  import: 'importing',
  export: 'exporting',
  build: 'building',
};

/** In at most `width` columns; of a message too long for the line the end stays, which tells paths apart. */
function describe(event: ProgressEvent, perSecond: number | null, width: number): string {
  const parts = [
    `${VERBS[event.stage].padEnd(9)} ${grouped(event.done)}${event.total === null ? '' : `/${grouped(event.total)}`}`,
  ];
  if (event.total !== null && event.total > 0)
    parts[0] += ` ${Math.floor((100 * event.done) / event.total)}%`;
  if (perSecond !== null)
    parts.push(`${perSecond < 10 ? perSecond.toFixed(1) : grouped(Math.round(perSecond))}/s`);
  if (event.refused) parts.push(`${grouped(event.refused)} refused`);
  if (event.failed) parts.push(`${grouped(event.failed)} failed`);
  if (event.retries) parts.push(`${grouped(event.retries)} retries`);
  if (event.costUsd != null && event.costUsd > 0) parts.push(`$${event.costUsd.toFixed(2)}`);
  if (event.total !== null && perSecond !== null && perSecond > 0 && event.done < event.total) {
    parts.push(`${duration((event.total - event.done) / perSecond)} left`);
  }
  const line = parts.join(' · ');
  if (!event.message) return line.slice(0, width);
  const room = width - line.length - 3;
  const { message } = event;
  if (message.length <= room) return `${line} · ${message}`;
  return room < 12 ? line.slice(0, width) : `${line} · …${message.slice(1 - room)}`;
}

function rate(history: readonly { at: number; done: number }[]): number | null {
  if (history.length < 2) return null;
  const first = history[0]!;
  const final = history[history.length - 1]!;
  return final.at - first.at < 200 ? null : ((final.done - first.done) * 1000) / (final.at - first.at);
}

/** Rounded first and then split: 119.7 s are 2 min 0 s, not 1 min 60 s. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const rounded = Math.round(seconds);
  if (rounded < 3600) return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
