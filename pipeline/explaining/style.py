"""Styles and script of the page that `page.explain` makes."""
# ruff: noqa: E501

from __future__ import annotations

STYLE = """
:root{--paper:#fff;--ground:#f3f1ec;--ink:#1d1d1f;--soft:#62615c;--line:#d9d6ce;--warn:#a03b00;--warn-bg:#ffe9d6;
--header:#dbe7ff;--header-ink:#1f4da8;--party:#d9f2e1;--party-ink:#17663a;--signature:#eadcfb;--signature-ink:#6a2fa8;
--citation:#fff0b8;--citation-ink:#765600;--deadline:#ffd9dc;--deadline-ink:#a3182b;--refusal-ink:#57606a;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--paper:#1b1c1f;--ground:#111214;--ink:#e7e6e3;--soft:#a5a39d;--line:#37383c;
--warn:#ffb37a;--warn-bg:#4a2a10;--header:#1e3358;--header-ink:#a9c7ff;--party:#17402a;--party-ink:#93dfb0;
--signature:#3b2756;--signature-ink:#d6b8ff;--citation:#4a3c0a;--citation-ink:#f4d873;--deadline:#57202a;
--deadline-ink:#ffb0b8;--refusal-ink:#9aa4af;--focus:#8ab4f8}}
*{box-sizing:border-box}
html{scroll-padding:8rem 0 4rem}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
html[data-lang=vi] .en,html[data-lang=en] .vi{display:none}
header{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--line);padding:.7rem 1.2rem;
display:grid;grid-template-columns:1fr auto;gap:.35rem 1rem;align-items:start}
h1{font-size:1.1rem;margin:0;overflow-wrap:anywhere}header p{margin:0;color:var(--soft)}
nav{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.4rem}.keys{grid-column:1/-1;font-size:.8rem}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:6px;padding:.1rem .6rem;cursor:pointer}
.key{border-left-width:.5rem;font-size:.85rem}.key b{font-weight:600;color:var(--soft)}
.key[aria-pressed=false]{opacity:.45;text-decoration:line-through}
.key.header{border-left-color:var(--header-ink)}.key.party{border-left-color:var(--party-ink)}
.key.signature{border-left-color:var(--signature-ink)}.key.citation{border-left-color:var(--citation-ink)}
.key.deadline{border-left-color:var(--deadline-ink)}.key.refusal{border-left:.5rem double var(--refusal-ink)}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(20rem,28rem);gap:1.2rem;max-width:110rem;margin:0 auto;padding:1.2rem}
.page{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1.6rem 2rem;white-space:pre-wrap;
overflow-wrap:anywhere;font:16px/1.75 "Times New Roman","Liberation Serif","Noto Serif",serif;unicode-bidi:isolate}
.break{display:block;border-top:1px dashed var(--line);color:var(--soft);font:.75rem system-ui,sans-serif;text-align:right;margin:.6rem 0}
mark{color:inherit;border-radius:3px;padding:.08em 0;cursor:pointer}
mark.header{background:var(--header)}mark.party{background:var(--party)}mark.signature{background:var(--signature)}
mark.citation{background:var(--citation)}mark.deadline{background:var(--deadline)}
mark.review{text-decoration:underline dashed var(--warn) 2px;text-underline-offset:4px}
.refused{text-decoration:underline wavy var(--refusal-ink) 1px;text-underline-offset:4px;cursor:help}
.hide-header mark.header,.hide-party mark.party,.hide-signature mark.signature,.hide-citation mark.citation,
.hide-deadline mark.deadline{background:none;text-decoration:none}.hide-refusal .refused{text-decoration:none}
mark.on,.refused.on,mark:focus,.refused:focus{outline:2px solid var(--focus);outline-offset:1px}
aside{align-self:start;position:sticky;top:8.2rem;max-height:calc(100vh - 9.4rem);overflow:auto;background:var(--paper);
border:1px solid var(--line);border-radius:8px;padding:.4rem .9rem 1rem}
h2{font-size:.8rem;letter-spacing:.04em;text-transform:uppercase;margin:1rem 0 .3rem;padding-left:.5rem;border-left:.3rem solid}
.header h2{color:var(--header-ink)}.party h2{color:var(--party-ink)}.signature h2{color:var(--signature-ink)}
.citation h2{color:var(--citation-ink)}.deadline h2{color:var(--deadline-ink)}.refusal h2{color:var(--refusal-ink)}
header{color:var(--ink)}h3{font-size:.85rem;margin:.6rem 0 .1rem;color:var(--soft);font-weight:600}
ul{list-style:none;margin:0;padding:0}.item{border-top:1px solid var(--line)}section>ul>.item:first-child{border:0}
.value{display:grid;grid-template-columns:7rem minmax(0,1fr) auto;gap:.1rem .6rem;padding:.2rem .35rem;border-radius:6px;
color:inherit;text-decoration:none}
.value:hover,.value.on{background:var(--ground)}.value:focus-visible,button:focus-visible{outline:2px solid var(--focus)}
.name{color:var(--soft);font-size:.85rem;padding-top:.08rem}.what{overflow-wrap:anywhere}
.sure{font-size:.78rem;color:var(--soft);align-self:start;padding:.1rem .3rem;border-bottom:2px solid var(--line);
border-image:linear-gradient(90deg,currentColor var(--sure),transparent var(--sure)) 1;font-variant-numeric:tabular-nums}
.value small{display:none;grid-column:1/-1;color:var(--soft);overflow-wrap:anywhere}
.value:hover small,.value.on small,.value:focus small{display:block}
.value.review .sure{color:var(--warn)}.warn{background:var(--warn-bg);color:var(--warn);border-radius:4px;padding:0 .4rem;
font-size:.78rem;margin-left:.5rem}.value .warn{grid-column:2;justify-self:start;margin:0}
.refusal .value{grid-template-columns:minmax(0,1fr) auto}.why{color:var(--soft);font-size:.85rem;text-align:right}
details{margin-top:1rem}summary{cursor:pointer;color:var(--soft)}
#card{position:fixed;z-index:3;max-width:26rem;background:var(--paper);border:1px solid var(--soft);border-radius:8px;
padding:.5rem .8rem;box-shadow:0 6px 24px #0004;font-size:.85rem;pointer-events:none}
#card div+div{border-top:1px solid var(--line);margin-top:.35rem;padding-top:.35rem}
#card b{font-weight:600}#card span{color:var(--soft)}
@media (max-width:60rem){main{grid-template-columns:1fr;padding:.6rem}aside{position:static;max-height:none}
.page{padding:1rem}header{position:static}.keys{display:none}}
@media print{header,#card,.keys{position:static}aside{position:static;max-height:none}button{display:none}}
"""

SCRIPT = """
"use strict";
const $=(s,r=document)=>[...r.querySelectorAll(s)],card=document.getElementById("card"),root=document.documentElement;
const rows=new Map($("[data-i]").map(a=>[a.dataset.i,a])),refs=new Map($("[data-x]").map(a=>[a.dataset.x,a]));
const marks=new Map();
$("mark").forEach(m=>m.dataset.v.split(" ").forEach(i=>{if(!marks.has(i))marks.set(i,[]);marks.get(i).push(m)}));
function clear(){$(".on").forEach(e=>e.classList.remove("on"));card.hidden=true}
function show(list,refusals,where){
  card.replaceChildren(...list.map(i=>rows.get(i)).concat(refusals.map(x=>refs.get(x))).filter(Boolean).slice(0,7).map(a=>{
    const d=document.createElement("div"),b=document.createElement("b"),s=document.createElement("span");
    const part=q=>{let e=a.querySelector(q);e=e&&(e.querySelector("."+root.dataset.lang)||e);return e?e.textContent.trim():""};
    b.textContent=(part(".name")?part(".name")+": ":"")+part(".what").slice(0,140);
    const note=a.querySelector("small");
    s.textContent=a.dataset.x?part(".why"):(note?note.textContent:"")+"  ·  "+part(".sure");
    d.append(b,document.createElement("br"),s);return d}));
  card.hidden=!card.childElementCount;if(card.hidden)return;
  const r=where.getBoundingClientRect(),c=card.getBoundingClientRect();
  card.style.left=Math.max(8,Math.min(r.left,innerWidth-c.width-12))+"px";
  card.style.top=(r.bottom+c.height+12<innerHeight?r.bottom+6:Math.max(8,r.top-c.height-6))+"px"}
function light(list,refusals){clear();
  list.forEach(i=>{(marks.get(i)||[]).forEach(m=>m.classList.add("on"));rows.get(i)&&rows.get(i).classList.add("on")});
  refusals.forEach(x=>{$('[data-r="'+x+'"]').forEach(m=>m.classList.add("on"));refs.get(x)&&refs.get(x).classList.add("on")})}
function near(e){const r=e.target.closest(".refused"),m=e.target.closest("mark");
  return r||m?[m?m.dataset.v.split(" "):[],r?[r.dataset.r]:[],r||m]:null}
const pane=document.querySelector(".page");
for(const kind of ["mouseover","focusin"])pane.addEventListener(kind,e=>{const n=near(e);
  if(n){light(n[0],n[1]);show(...n)}else clear()});
pane.addEventListener("mouseleave",clear);
pane.addEventListener("click",e=>{const n=near(e);if(!n)return;
  const a=n[1].length?refs.get(n[1][0]):n[0].map(i=>rows.get(i)).find(x=>x&&x.offsetParent);if(a)a.scrollIntoView({block:"center"})});
function go(a,move){const one=a.dataset.i,x=a.dataset.x,to=one?(marks.get(one)||[])[0]:document.getElementById("r"+x);
  light(one?[one]:[],x?[x]:[]);
  if(to&&move){to.scrollIntoView({block:"center"});if(!a.contains(document.activeElement))a.focus({preventScroll:true});
    a.scrollIntoView({block:"nearest"})}}
$(".value").forEach(a=>{a.addEventListener("mouseenter",()=>go(a,false));a.addEventListener("mouseleave",clear);
  a.addEventListener("focus",()=>go(a,true));a.addEventListener("click",e=>{e.preventDefault();go(a,true)})});
const step=(all,by)=>{all=all.filter(a=>a.offsetParent);if(!all.length)return;const at=all.indexOf(document.activeElement);
  const next=all[(at<0?(by>0?0:all.length-1):at+by+all.length)%all.length];next.focus({preventScroll:true})};
addEventListener("keydown",e=>{if(e.ctrlKey||e.altKey||e.metaKey)return;const k=e.key;
  if(k==="j"||k==="ArrowDown"&&document.activeElement.matches(".value"))step($("[data-i]"),1);
  else if(k==="k"||k==="ArrowUp"&&document.activeElement.matches(".value"))step($("[data-i]"),-1);
  else if(k==="n")step($(".value.review"),1);else if(k==="x")step($("[data-x]"),1);
  else if(k==="Escape"){clear();document.activeElement.blur()}else return;e.preventDefault()});
$(".key").forEach(b=>b.addEventListener("click",()=>{const off=b.getAttribute("aria-pressed")==="true";
  b.setAttribute("aria-pressed",String(!off));document.body.classList.toggle("hide-"+b.dataset.group,off);
  $('aside section[data-group="'+b.dataset.group+'"]').forEach(s=>{s.hidden=off})}));
document.getElementById("language").addEventListener("click",()=>{
  const to=root.dataset.lang==="vi"?"en":"vi";root.dataset.lang=to;root.lang=to});
"""
