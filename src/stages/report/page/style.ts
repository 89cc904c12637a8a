/**
 * The style sheet of the page, allowed by its hash. Charts carry the palette's light colours as attributes; the
 * dark theme overrules each by attribute selector, so that a copied SVG keeps real colours.
 */
import { allColours, INK, OUTCOME } from '../charts/palette.ts';

const LIGHT = Object.entries(INK)
  .map(([name, colour]) => `--${name}:${colour.light};`)
  .join('');
const DARK = Object.entries(INK)
  .map(([name, colour]) => `--${name}:${colour.dark};`)
  .join('');

/** `.chart [fill="#1f6fb2"]{fill:#5aa5e0}` for every colour, fill and stroke. */
function darkCharts(prefix: string): string {
  const seen = new Set<string>();
  return allColours()
    .filter((colour) => !seen.has(colour.light) && seen.add(colour.light))
    .map(
      ({ light, dark }) =>
        `${prefix} .chart [fill="${light}"],${prefix} .bar [fill="${light}"],${prefix} .swatch[fill="${light}"]{fill:${dark}}${prefix} .chart [stroke="${light}"],${prefix} .swatch[stroke="${light}"]{stroke:${dark}}`,
    )
    .join('');
}

export const STYLE = `
:root{color-scheme:light;${LIGHT}
--serif:"Iowan Old Style",Charter,"Palatino Linotype",Palatino,Georgia,"DejaVu Serif",serif;
--sans:Inter,"Helvetica Neue",Arial,"DejaVu Sans Condensed","DejaVu Sans",sans-serif;
--mono:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.4rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--text);font:16px/1.55 var(--sans);overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--rule);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.page{max-width:1480px;margin:0 auto;padding:0 1.5rem 5rem}
.masthead{display:flex;justify-content:space-between;gap:1.5rem;align-items:flex-start;padding:1.1rem 0 .7rem;border-bottom:1px solid var(--rule)}
.kicker{margin:0 0 .15rem;font-size:.8rem;letter-spacing:.02em;color:var(--muted)}
.simulated{color:var(--paper);background:var(--accent);padding:.05rem .5rem;border-radius:2px;font-weight:600}
h1,h2,h2.headline{font-family:var(--serif);font-weight:600;text-wrap:balance}
h1{font-size:1.3rem;line-height:1.2;margin:0}
.meta{margin:.25rem 0 0;color:var(--muted);font-size:.875rem}
h2{font-size:1.6rem;line-height:1.2;margin:0 0 .8rem}
h3{font-size:1.06rem;line-height:1.35;margin:0 0 .6rem;text-wrap:balance;max-width:44rem}
section{margin:3.2rem 0 0}
section>p,.prose{max-width:42rem}
.lead{color:var(--muted);margin-top:0}
#decision{margin-top:1.1rem}
h2.headline{font-size:clamp(1.2rem,.95rem + .9vw,1.6rem);line-height:1.22;margin:0 0 .4rem;max-width:66rem}
.sentences{max-width:66rem;margin:0 0 .9rem;color:var(--text)}.more .sentences{max-width:48rem}.sentences p{margin:.35rem 0}.sentences:empty{display:none}
.hero{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:0 2.4rem;align-items:start}
.picture{min-width:0}.picture h3{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.choice>:empty{display:none}
.figure{margin:0 0 2.4rem}
.facts{margin:0 0 1rem;color:var(--muted);font-size:.875rem;line-height:1.45;max-width:80rem}.fact{margin-right:1em}
table.full,table.choices{width:100%}
table.choices{margin:0 0 1rem}.choices th,.choices td{padding:.28rem .7rem .28rem 0}.choices td.word,.choices tbody th{min-width:0}.choices td:nth-child(2){min-width:6.5rem}.choices td:last-child{padding-right:0;color:var(--muted)}.choices tr.opening{background:var(--shade)}.choices tr.opening th{background:var(--shade)!important;box-shadow:inset 3px 0 0 var(--accent)}
.sure-open{font-weight:600}.choices td.sure-open,.choices td.sure-close,.choices td.sure-unknown,.certainty.sure-open,.certainty.sure-close,.certainty.sure-unknown{color:var(--accent)}.certainty{margin:.1rem 0 .5rem;font-size:.875rem;color:var(--muted)}
summary h2{display:inline;margin:0}details.fold>summary{list-style:none;display:block;border-top:1px solid var(--rule);padding:.7rem 0;color:inherit;font-size:1rem}details.fold>summary::-webkit-details-marker{display:none}details.fold>summary::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted)}details.fold[open]>summary::before{content:"▾"}details.fold>summary:hover h2{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}.finding{display:block;margin:.25rem 0 0 1.1rem;color:var(--muted);font-size:.95rem}section.folded+section.folded{margin-top:.6rem}
.quiet{margin-bottom:1.2rem}.quiet>h3{font-weight:400;color:var(--muted);font-size:.95rem;margin:0 0 .2rem}
details.table{margin:0 0 1.4rem;min-width:0}details.reading{margin-top:.2rem}
.reading summary,.numbers summary,.picture-of summary{font-size:.82rem}
@media screen and (min-width:1000px){.cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));grid-auto-flow:dense;gap:0 2.6rem;align-items:start}.cards>*{min-width:0}.cards>.broad,.cards>.notes,.cards>.quiet,.cards>p,.cards>.figure:only-child,.cards>details:not(.table),.cards>.table:only-child{grid-column:1/-1}section>.figure,.cards>.broad,.cards>.figure:only-child{display:grid;grid-template-columns:minmax(0,1.7fr) minmax(17rem,1fr);gap:0 2.4rem;align-items:start}section>.figure>h3,section>.figure>.numbers,.cards>.broad>h3,.cards>.broad>.numbers,.cards>.figure:only-child>h3,.cards>.figure:only-child>.numbers{grid-column:1/-1}.drawing{min-width:0}.broad .chart svg,section>.figure .chart:not(.small) svg,.cards>.figure:only-child .chart:not(.small) svg{width:min(100%,56rem)}.cards>.figure:not(.broad):not(.quiet):not(:only-child) .chart:not(.small) svg{width:100%}.beside figcaption{margin-top:.2rem}.hero .chart:not(.small) svg{width:100%}#provenance{columns:2;column-gap:2.6rem}#provenance h2{column-span:all}#provenance>ul,#provenance>p,#provenance>blockquote{break-inside:avoid}#provenance h3{break-after:avoid}}
@media screen and (min-width:1500px){.cards>.unless-large{grid-column:auto;display:block}}
@media screen and (min-width:1560px){.page{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 2.6rem;max-width:1760px}.page>header,.page>footer{grid-column:1/-1}.page>main:only-of-type{min-width:0}.card.page,.page:not(:has(.toc)){display:block}.toc{align-self:start;top:1rem;border:0;padding:1.2rem 0}.toc,.toc ol{flex-direction:column;gap:.4rem}.hero{grid-template-columns:minmax(0,5fr) minmax(0,7fr)}}
.toc a[aria-current]{color:var(--text);text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:2px}
.chart{margin:0 -6px}.chart,.table-wrap{overflow-x:auto;background:linear-gradient(90deg,var(--paper) 30%,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 30%,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,var(--rule),transparent) 0 0/.7rem 100% no-repeat scroll,linear-gradient(270deg,var(--rule),transparent) 100% 0/.7rem 100% no-repeat scroll}
.chart.narrow{display:none}
.chart svg{display:block;max-width:100%;height:auto;font-family:var(--sans)}
.chart svg text{fill-opacity:1}.chart a{cursor:pointer}.chart a:hover{filter:brightness(.88)}.chart svg:has(a) text{pointer-events:none}
@media screen and (max-width:640px){.chart svg{min-width:560px}.chart.small svg{min-width:0}.chart.large svg{min-width:48rem}.chart.wide{display:none}.chart.narrow{display:block}.chart.narrow svg{min-width:0;margin:0 auto}}
figcaption{font-size:.875rem;line-height:1.5;color:var(--muted);max-width:46rem;margin-top:.5rem}
.tools{display:flex;flex-wrap:wrap;gap:.35rem .9rem;align-items:center;font-size:.8rem;color:var(--muted);margin-top:.45rem}
.tools button{font:inherit;color:inherit;background:none;border:0;padding:.15rem 0;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.2em;cursor:pointer}
.tools button:hover{color:var(--text);text-decoration-color:currentColor}
.table-wrap{margin:0 0 1.2rem}
table{border-collapse:collapse;font-size:.86rem;line-height:1.35;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;color:var(--muted);font-size:.875rem;padding:0 0 .5rem;max-width:min(46rem,100vw - 2.6rem);position:sticky;left:0}
th,td{padding:.42rem .9rem .42rem 0;text-align:left;vertical-align:baseline}
thead th{font-weight:500;color:var(--muted);border-bottom:1px solid var(--rule);font-size:.8rem;vertical-align:bottom}
tbody tr{border-bottom:1px solid var(--grid)}
tbody th{font-weight:600}tbody th,td.word{overflow-wrap:anywhere;min-width:7rem;max-width:26rem}td.number{white-space:nowrap}td.word a,.whole{white-space:nowrap}
tbody th:first-child,thead th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
td.number,th.number{text-align:right}
.sort{font:inherit;color:var(--muted);background:none;border:0;padding:0 .2em;min-width:1.5em;min-height:1.5em;cursor:pointer}.sort:hover,[aria-sort] .sort{color:var(--accent)}
td .interval{display:block;color:var(--muted);font-size:.78rem}
td.best{font-weight:650}
.swatch{display:inline-block;width:.86em;height:.86em;margin-right:.45em;vertical-align:-.04em}
.toc{font-size:.82rem;margin:0;padding:.45rem 0;color:var(--muted);position:sticky;top:0;background:var(--paper);z-index:5;border-bottom:1px solid var(--grid)}
.toc ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1rem}
.toc a{text-decoration:none}.toc a:hover{text-decoration:underline}
.notes{padding-left:1.1rem;max-width:44rem}.notes li{margin:.3rem 0}
.warning{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .9rem;max-width:44rem}
dl.definitions{display:grid;grid-template-columns:minmax(11rem,auto) 1fr;gap:.55rem 1.6rem;max-width:52rem;font-size:.92rem}
dl.definitions dt{font-weight:600}dl.definitions dd{margin:0}
dl.definitions :target,dl.definitions :target+dd{background:color-mix(in srgb,var(--accent) 14%,transparent)}
code,.id{font-family:var(--mono);font-size:.88em}
blockquote{margin:.3rem 0 1rem;padding:.1rem 0 .1rem 1rem;border-left:2px solid var(--rule);max-width:44rem}
.theme{font:inherit;font-size:.8rem;color:var(--muted);background:none;border:1px solid var(--rule);border-radius:3px;padding:.25rem .7rem;cursor:pointer;white-space:nowrap}
.panel{border-top:2px solid var(--text);padding-top:.5rem}
/* the panel beside the frontier */
.panel-head{font-family:var(--sans);font-size:1.02rem;margin:0 0 .4rem}
.slider{display:flex;gap:.8rem;align-items:center}input[type=range]{flex:1;min-width:0;accent-color:var(--accent)}
.penalty{font-variant-numeric:tabular-nums;font-weight:600;min-width:4.6em;text-align:right}
.choices button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:.2em;min-width:2em;text-align:right}
.load,.pager button,.mix button{font:inherit;font-size:.82rem;color:var(--text);background:var(--shade);border:1px solid var(--rule);border-radius:3px;padding:.15rem .7rem;cursor:pointer}
.load:hover,.pager button:hover{border-color:var(--muted)}
button:disabled{opacity:.45;cursor:default}
.meaning,.small{color:var(--muted);font-size:.875rem;line-height:1.45;margin:.5rem 0}
.verdict{font-family:var(--serif);font-size:1.1rem;line-height:1.3;font-weight:600;margin:.4rem 0 .1rem}
.ranking{list-style:none;margin:0;padding:0;font-variant-numeric:tabular-nums;font-size:.88rem}
.ranking li{display:grid;grid-template-columns:auto minmax(0,13em) minmax(3rem,1fr) 3.2em 6.6em;gap:.1rem .5rem;align-items:baseline;padding:.28rem 0;border-bottom:1px solid var(--grid)}
.ranking .name{overflow-wrap:anywhere;line-height:1.25;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}.ranking .worth{text-align:right}.ranking .interval{color:var(--muted);font-size:.76rem;text-align:right}
.ranking .best{font-weight:650}.ranking .below .name,.ranking .below .worth{color:var(--muted)}
.ranking .swatch{margin:0}.bar{display:block;width:100%;height:.8rem;align-self:center}.bar-interval{fill:var(--text)}.bar-zero{fill:var(--muted)}
.mix{margin-top:.8rem}.mix-row{display:grid;grid-template-columns:7.5em 1fr 3em;gap:.6rem;align-items:center;font-size:.82rem;margin:.3rem 0}.mix-row output{text-align:right;font-variant-numeric:tabular-nums}
.said{color:var(--muted)}
/* card */
.key-numbers{display:flex;flex-wrap:wrap;gap:1rem 2.4rem;margin:1.2rem 0 2rem}.key-numbers div{display:flex;flex-direction:column}.key-numbers strong{font:600 1.9rem/1.1 var(--serif);font-variant-numeric:tabular-nums lining-nums}.key-numbers .small{margin:0}
.card-charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,32rem),1fr));gap:0 2.4rem}
@media print{.card #definitions,.card details{display:none}.card .card-charts{grid-template-columns:1fr 1fr}.card .figure{margin:0 0 .8rem}}
@media print,screen and (max-width:640px){.ranking li{grid-template-columns:auto minmax(0,1fr) 3rem 2.8em 6.2em;font-size:.8rem}}
.table-wrap.tall{max-height:46rem;overflow:auto;border-bottom:1px solid var(--rule)}.tall thead th{position:sticky;top:0;background:var(--paper);z-index:2}.tall thead th:first-child{z-index:3}
@media print{.table-wrap.tall{max-height:none;border:0}}
/* the filter */
.toc{display:flex;flex-wrap:wrap;gap:.15rem 1.4rem}.attributes[open]{flex-basis:100%}
.faded{opacity:.08}.faded .faded{opacity:1}.gone{display:none}
.attributes>summary{cursor:pointer}.attribute-list{max-height:60vh;overflow-y:auto;padding:.3rem 0}.attribute{display:flex;flex-wrap:wrap;gap:.25rem .35rem;align-items:baseline;margin:.25rem 0}.attribute-name{min-width:5.5em}
.chip{font:inherit;color:var(--text);background:none;border:1px solid var(--rule);border-radius:1em;padding:.1rem .7rem;cursor:pointer;max-width:100%;overflow-wrap:anywhere}.chip:hover{border-color:var(--muted)}.chip[aria-pressed=true]{background:var(--text);color:var(--paper);border-color:var(--text)}
/* the answers */
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1.1rem;align-items:end;margin:0 0 .8rem}
.field{display:flex;flex-direction:column;gap:.15rem;font-size:.8rem;color:var(--muted)}
.field select,.field input[type=search]{font:inherit;color:var(--text);background:var(--paper);border:1px solid var(--rule);border-radius:3px;padding:.25rem .4rem;max-width:15rem}
.field input[type=checkbox]{align-self:flex-start;margin:.35rem 0}.matches{color:var(--muted);font-size:.86rem}
.question{border-top:1px solid var(--rule);padding:1rem 0 .4rem}.question h3{margin:0 0 .2rem;max-width:none;overflow-wrap:anywhere}
.reference{margin:0 0 .6rem;font-size:.9rem;color:var(--muted);overflow-wrap:anywhere}
.answers{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem}
.answer{border:1px solid var(--grid);border-left:4px solid var(--rule);padding:.45rem .7rem;border-radius:2px;min-width:0}
.answer.correct{border-left-color:${OUTCOME.correct.light}}.answer.incorrect{border-left-color:${OUTCOME.incorrect.light}}.answer.refused{border-left-color:${OUTCOME.refused.light}}
.answer p{margin:0}.answer .who{font-size:.8rem;font-weight:600;overflow-wrap:anywhere}.answer .outcome{font-size:.78rem;color:var(--muted)}
.answer .text{margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.92rem;line-height:1.45}.answer .long{max-height:16rem;overflow-y:auto}
.grades{margin:.3rem 0 0;padding-left:1rem;font-size:.8rem;color:var(--muted);overflow-wrap:anywhere}
.answer-table{overflow:auto;max-height:85vh;border-top:1px solid var(--rule)}.answer-table thead th{position:sticky;top:0;background:var(--paper);z-index:2;overflow-wrap:anywhere;color:var(--text);font-weight:600}.answer-table thead th:first-child{z-index:3}
.answer-table th[scope=row]{font-weight:400;min-width:14rem;max-width:20rem;vertical-align:top}.answer-table .reference{display:block;margin:.15rem 0 0;font-size:.8rem}.answer-table td{min-width:8.5rem;max-width:18rem;vertical-align:top;padding:.35rem .3rem}
.answer-table .answer{border-width:0 0 0 3px;padding:.05rem .45rem;margin:0 0 .3rem}.answer-table .text{margin:0;font-size:.86rem;line-height:1.35;white-space:normal}
.answer-table .correct{background:color-mix(in srgb,${OUTCOME.correct.light} 9%,transparent)}.answer-table .incorrect{background:color-mix(in srgb,${OUTCOME.incorrect.light} 11%,transparent)}
.pager{display:flex;gap:.6rem;margin:1rem 0}
details summary{cursor:pointer;color:var(--muted);font-size:.82rem}
footer{margin-top:4rem;border-top:1px solid var(--rule);padding-top:1rem;color:var(--muted);font-size:.82rem}
@media screen and (max-width:900px){.hero{display:flex;flex-direction:column;align-items:stretch}.choice{display:contents}.picture{order:1}.order{order:2}.choices{order:3;margin-top:1.2rem}.page{padding:0 1rem 3rem}.picture{margin-top:1.4rem}}
@media screen and (max-width:640px){.facts{font-size:.8rem;margin-bottom:.6rem}.fact{display:block}dl.definitions{grid-template-columns:1fr;gap:.1rem}dl.definitions dd{margin-bottom:.6rem}h1{font-size:1.02rem}h2{font-size:1.3rem}h2.headline{font-size:1.14rem}.meta{font-size:.76rem;margin:.2rem 0 0}.kicker{font-size:.72rem;margin:0 0 .15rem}.kicker-words{display:none}.masthead{padding:.6rem 0 .5rem;gap:.6rem}.theme{font-size:.72rem;padding:.2rem .45rem}.toc{padding:.45rem 0 .1rem;font-size:.85rem}.toc ol{flex-wrap:nowrap;overflow-x:auto;padding:0 2.2rem .3rem 0;mask-image:linear-gradient(90deg,#000 calc(100% - 2.4rem),transparent)}.toc li{white-space:nowrap}#decision{margin-top:.6rem}.sentences{font-size:.85rem;line-height:1.4;margin-bottom:.7rem}.panel{padding-top:.5rem}.panel-head{font-size:.95rem;margin:0}.meaning{margin:.3rem 0}.verdict{margin:.3rem 0;font-size:1.05rem}.picture{margin-top:.4rem}section{margin-top:2.6rem}.load,.pager button,.mix button{padding:.4rem .9rem}input[type=range]{height:1.9rem}tbody th,td.word{min-width:6.5rem;max-width:15rem}tbody th:first-child{max-width:8.5rem}.field,.field select,.field input[type=search]{width:100%;max-width:none}}
@page{size:A4;margin:13mm 12mm}
.print-only{display:none}
@media print{.print-only{display:inline}.theme,.tools,.toc,.skip,.no-print,.panel,.mix,.filters,.pager,.load,#answers,.reading>summary,details:not([open]):not(.fold){display:none!important}body{font-size:9pt;line-height:1.4}.page{max-width:none;padding:0}h1{font-size:14pt}h2{font-size:13pt;margin-bottom:.4rem}h3{font-size:9.5pt;margin-bottom:.3rem}h2.headline{font-size:15pt}.masthead{padding:0 0 .4rem}.meta,.facts,.fact,figcaption,caption,.small,.kicker,.finding{font-size:8pt}section{margin-top:1.1rem}.figure{margin-bottom:1rem;break-inside:avoid}tr,.quiet,details.table{break-inside:avoid}h2,h3,summary,caption{break-after:avoid;break-inside:avoid}details.fold>summary{padding:.3rem 0}details.fold>summary::before,details.table>summary::marker{content:""}.finding{display:none}.hero{grid-template-columns:minmax(0,1fr) minmax(0,1.2fr);gap:0 1.2rem}.cards{margin-right:-1.4rem}.cards>.figure{display:inline-block;vertical-align:top;width:calc(50% - 1.4rem);margin-right:1.4rem}.cards>.broad:not(.unless-large),.cards>.quiet,.cards>.figure:only-child{width:calc(100% - 1.4rem)}.cards>.figure:only-child .chart:not(.small) svg{width:62%}.chart:not(.small) svg{width:100%}.cards>.broad:not(.unless-large) .chart svg{width:76%}section>.figure .chart svg{width:80%}.figure .chart svg{max-height:19cm}.chart,.table-wrap{overflow:visible;background:none}table{font-size:8pt}thead th,td .interval,.ranking .interval{font-size:7pt}th,td{padding:.2rem .5rem .2rem 0}.ranking{font-size:8pt}.ranking li{padding:.1rem 0;font-size:inherit;grid-template-columns:auto minmax(0,1fr) 2.6rem 3em 6.2em}.notes{max-width:none;padding-left:1rem}.notes li{margin:.1rem 0}blockquote,.warning,.sentences,h2.headline{max-width:none}#provenance{columns:2;column-gap:1.4rem;break-before:page}#provenance h2{column-span:all}dl.definitions{font-size:8pt;gap:.2rem 1rem;max-width:none}footer{margin-top:.4rem;padding-top:.3rem;font-size:7.5pt}}
@media screen{${darkCharts(':root[data-theme=dark]')}}
@media screen and (prefers-color-scheme:dark){${darkCharts(':root:not([data-theme=light])')}}
`;
