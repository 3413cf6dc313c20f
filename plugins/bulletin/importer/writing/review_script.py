"""What the review page does: step through the places, filter them by kind, keep both panes together.

Values only. Keys: n and p go to the next and the previous place, x ticks the one in hand. What was ticked
is kept in the browser under the issue's name; where the browser keeps nothing, the page works all the same.
"""

from __future__ import annotations

SCRIPT = """
(function(){
var all=function(s,r){return [].slice.call((r||document).querySelectorAll(s))};
var one=function(s){return document.querySelector(s)};
var source=one('.source'),result=one('.result'),items=all('.places>li');
var at=-1,name='bulletin-import:'+document.body.dataset.issue,seen={};
try{seen=JSON.parse(localStorage.getItem(name)||'{}')}catch(e){seen={}}
function keep(){try{localStorage.setItem(name,JSON.stringify(seen))}catch(e){}}
function shown(){return items.filter(function(i){return !i.hidden})}
function partner(p){
  if(p.parentNode===result){var f=(p.dataset.s||'').split(' ')[0];return f&&document.getElementById('l'+f)}
  return p.dataset.r?document.getElementById('r'+p.dataset.r):null}
function bring(pane,p){if(!p)return;
  var top=p.getBoundingClientRect().top-pane.getBoundingClientRect().top+pane.scrollTop;
  hold=pane;pane.scrollTop=Math.max(0,top-pane.clientHeight/3);}
function clear(c){all('.'+c).forEach(function(p){p.classList.remove(c)})}
function tell(){

    var s=shown(),done=s.filter(function(i){return seen[i.dataset.key]}).length;
  var k=at<0?-1:s.indexOf(items[at]);
  one('#at').textContent=!s.length?'没有要看的地方':
    (k<0?'':'第'+(k+1)+'处，')+'共'+s.length+'处，看过'+done+'处';
  items.forEach(function(i,k){var on=!!seen[i.dataset.key];i.classList.toggle('seen',on);
    all('.no[data-k="'+k+'"]').forEach(function(a){a.classList.toggle('seen',on)})});
  one('#tick').textContent=at>=0&&seen[items[at].dataset.key]?'还要再看':'看过了';}
function go(k){
  if(k<0||k>=items.length)return;at=k;clear('now');
  var i=items[k],l=document.getElementById('l'+i.dataset.l),r=document.getElementById('r'+i.dataset.r);
  i.classList.add('now');i.scrollIntoView({block:'nearest'});
  [l,r].forEach(function(p){if(p)p.classList.add('now')});
  bring(source,l);bring(result,r);
  one('#kind').textContent=(k+1)+'　'+i.dataset.kind+'（原文第'+i.dataset.line+'行）';
  one('#chosen').textContent=i.dataset.chosen;one('#other').textContent=i.dataset.other;tell();}
function step(d){var s=shown();if(!s.length)return;var k=at<0?-1:s.indexOf(items[at]);
  if(k<0)k=d>0?-1:0;
  go(items.indexOf(s[(k+d+s.length)%s.length]));}
function tick(){if(at<0)return;var key=items[at].dataset.key;
  if(seen[key])delete seen[key];else seen[key]=1;keep();
  if(seen[key])step(1);filter();}
function filter(){var on={};all('.kinds input').forEach(function(b){on[b.value]=b.checked});
  var todo=one('#todo').checked;
  items.forEach(function(i){i.hidden=!on[i.dataset.kind]||(todo&&!!seen[i.dataset.key])});tell();}
var hold=null,timer=0;
function follow(from,to){
  if(hold===from){hold=null;return}

    var edge=from.getBoundingClientRect().top+from.clientHeight/3,ps=all('p[data-m]',from);
  var low=0,high=ps.length-1;
  while(low<high){var mid=(low+high)>>1;if(ps[mid].getBoundingClientRect().bottom<edge)low=mid+1;
  else high=mid;}
  var p=ps[low],q=p&&partner(p);if(!q)return;
  var off=p.getBoundingClientRect().top-from.getBoundingClientRect().top;
  hold=to;to.scrollTop=q.getBoundingClientRect().top-to.getBoundingClientRect().top+to.scrollTop-off;}
[[source,result],[result,source]].forEach(function(pair){
  pair[0].addEventListener('scroll',function(){var t=Date.now();if(t-timer<40)return;timer=t;
  follow(pair[0],pair[1])});
  pair[0].addEventListener('scrollend',function(){follow(pair[0],pair[1])});
  pair[0].addEventListener('click',function(e){
    var n=e.target.closest('.no');if(n){e.preventDefault();go(+n.dataset.k);return}
    var p=e.target.closest('p[data-m]');if(!p)return;clear('same');
    var q=partner(p);p.classList.add('same');if(q){q.classList.add('same');bring(pair[1],q)}
    (p.dataset.s||'').split(' ').forEach(function(n){
      var l=document.getElementById('l'+n);if(l)l.classList.add('same')});});});
one('.places').addEventListener('click',function(e){
  var i=e.target.closest('li');if(i){e.preventDefault();go(items.indexOf(i))}});
one('#next').onclick=function(){step(1)};one('#prev').onclick=function(){step(-1)};
  one('#tick').onclick=tick;
all('.kinds input,#todo').forEach(function(b){b.onchange=filter});
document.addEventListener('keydown',function(e){
  if(e.ctrlKey||e.metaKey||e.altKey)return;
  if(e.key==='n')step(1);else if(e.key==='p')step(-1);else if(e.key==='x')tick();});
tell();if(items.length)go(0);
})();
"""
