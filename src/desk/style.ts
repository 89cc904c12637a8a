/** The style sheet of the desk, with the colours of the report: blue, vermilion and greys, told apart by everybody. */
import { CURATE_STYLE } from './curate-style.ts';
import { REVIEW_STYLE } from './review-style.ts';

const LIGHT =
  '--text:#1f2430;--muted:#5b6370;--rule:#c9ced6;--paper:#fffffe;--shade:#f4f5f7;--accent:#7a1fa2;--correct:#1f6fb2;--incorrect:#cf5317;--refused:#a3abb7;--none:#efe6c8;--word-correct:#1a5e97;--word-incorrect:#a8430f';
const DARK =
  '--text:#e9ebef;--muted:#a7aeba;--rule:#464d5a;--paper:#14171d;--shade:#1d2129;--accent:#d79bf0;--correct:#5aa5e0;--incorrect:#f0854f;--refused:#7d8694;--none:#4a432e;--word-correct:#5aa5e0;--word-incorrect:#f0854f';

export const STYLE = `
:root{color-scheme:light;${LIGHT}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:84rem;padding:0 1.25rem 4rem;background:var(--paper);color:var(--text);font:16px/1.5 Inter,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.masthead{display:flex;justify-content:space-between;gap:1rem;align-items:baseline;padding:.9rem 0;border-bottom:1px solid var(--rule)}
h1,h2{font-family:Charter,"Palatino Linotype",Georgia,"DejaVu Serif",serif;font-weight:600;line-height:1.25}
h1{font-size:1.6rem;margin:1.2rem 0 .6rem}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:0 0 .2rem}
.muted,.interval,dt{color:var(--muted);font-size:.875rem}.interval{display:block;white-space:nowrap}.why{display:block;color:var(--muted);font-size:.875rem;white-space:normal;max-width:11rem;margin-left:auto}
.fault{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .8rem}
button,.button,input,select{font:inherit;color:inherit;background:var(--shade);border:1px solid var(--rule);border-radius:4px;padding:.3rem .7rem}
button{cursor:pointer;white-space:nowrap;flex:none}.button{display:inline-block;text-decoration:none;margin:.15rem 0}button:hover,.button:hover{border-color:var(--muted)}
ol.runs,ol.answers,ul.bars,ul.failures{list-style:none;margin:0;padding:0}
.run{border-bottom:1px solid var(--rule);padding:0 0 1rem}
.bars li{display:grid;grid-template-columns:minmax(7rem,16rem) minmax(4rem,1fr) 19rem;gap:.8rem;align-items:center;padding:.12rem 0}
.bar{display:block;width:100%;min-width:5rem;height:.75rem}
.fill-correct{fill:var(--correct)}.fill-incorrect{fill:var(--incorrect)}.fill-refused{fill:var(--refused)}.fill-none{fill:var(--none)}
progress,meter{width:100%;height:.6rem;accent-color:var(--accent)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--rule);vertical-align:baseline}
thead th{color:var(--muted);font-weight:500}.number{text-align:right;white-space:nowrap}tbody th{min-width:8rem}
.links a{display:block;white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.2rem 1.2rem;max-width:60rem}dd{margin:0}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;padding:.6rem 0}
.filters select,.filters input:not([type=checkbox]){height:2.2rem}.filters label{display:flex;flex-direction:column;font-size:.8rem;color:var(--muted);gap:.15rem;min-width:0}.filters select,.filters input{font-size:.9rem;color:var(--text);max-width:16rem}
.filters .tick{flex-direction:row;align-items:center;display:flex;gap:.4rem;padding:.4rem 0}
.answers>li{border-top:1px solid var(--rule);padding:.4rem 0 1.2rem}.question{margin-top:.8rem}
.side-by-side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem}
.answer{background:var(--shade);border-left:4px solid var(--none);padding:.7rem .9rem;min-width:0}
.stands-correct{border-color:var(--correct)}.stands-incorrect{border-color:var(--incorrect)}.stands-refused{border-color:var(--refused)}
.words{margin:.5rem 0;padding:0;white-space:pre-wrap;unicode-bidi:isolate}
.claim{background:none;color:inherit;border-bottom:2px solid var(--refused)}.claim.right{border-color:var(--correct)}.claim.wrong{border-bottom:3px double var(--incorrect)}.claim.contradicting,.claim.undecided,.claim.altered{border-bottom-style:dashed;border-color:var(--accent)}.claim.not-in-facts{border-bottom-style:dotted}
.grade p{margin:.2rem 0;font-size:.9rem}.evidence{color:var(--muted)}.grades{padding-left:1.2rem}
.outcome{font-size:.85rem}.outcome.correct{color:var(--word-correct)}.outcome.incorrect{color:var(--word-incorrect)}.outcome.ungraded,.outcome.failed,.outcome.refused{color:var(--muted)}
summary{cursor:pointer;font-size:.9rem}footer{margin-top:3rem}
@media (max-width:700px){.bars li{grid-template-columns:1fr;gap:.1rem;padding:.4rem 0}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}.filters label,.filters select,.filters input:not([type=checkbox]){width:100%;max-width:none}.filters .tick{width:auto}}
@media (max-width:700px){.filters label.tick{width:100%}}
${REVIEW_STYLE}${CURATE_STYLE}`;
