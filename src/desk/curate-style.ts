/** The styles of curating: the evidence, and beside it or below the decision. */
export const CURATE_STYLE = `
ol.curated{padding-left:2.2rem}.curated li{border-top:1px solid var(--rule);padding:.3rem 0 .6rem}.curated li::marker{color:var(--muted)}
.curated p{margin:.2rem 0}.curated .question{font-size:1.05rem;margin:.2rem 0}
.marks{display:flex;flex-wrap:wrap;gap:.3rem .5rem;font-size:.875rem}.mark{border:1px solid var(--rule);border-radius:3px;padding:0 .4em;background:var(--shade)}.mark.lint{border-style:dashed}
.decided strong{color:var(--accent)}
.curate-question{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2.5rem;align-items:start}
.neighbours{display:flex;justify-content:space-between;gap:1rem}.history{padding-left:1.2rem;font-size:.9rem}
.decision{display:flex;flex-direction:column;gap:.7rem}.decision fieldset{border:1px solid var(--rule);border-radius:4px;margin:0;padding:.4rem .8rem}
.decision label{display:flex;flex-direction:column;gap:.15rem;font-size:.875rem;color:var(--muted)}.decision .choice{flex-flow:row wrap;gap:.4rem;align-items:baseline;color:var(--text);font-size:1rem;padding:.15rem 0}
.decision button{align-self:flex-start;white-space:normal;text-align:left}.decision+section h3{margin-top:1.4rem}.decision input,.decision textarea{color:var(--text)}.effect th,.effect td{padding-right:.4rem}.effect tbody th{min-width:3.5rem}.effect td:nth-child(2){min-width:5rem}.given td{min-width:6.5rem}.given td:last-child{min-width:13rem}.given bdi.who{display:block}.given td.number{min-width:4rem}.moved{display:block}
@media (max-width:900px){.curate-question{grid-template-columns:minmax(0,1fr);gap:0}}
`;
