<!DOCTYPE html>
<html lang="zh-Hant">
<head>
<meta charset="utf-8">
<title>曼谷水上市場恢復夜間營業 - 海峽通訊社</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://www.haixia.example/news/aopl/202308230370.aspx">
<meta property="article:published_time" content="2023-08-23T21:55:00+08:00">
<meta property="og:title" content="曼谷水上市場恢復夜間營業">
<link rel="stylesheet" href="/static/site.css">
<style>.hidden{display:none} .caption{font-size:12px}</style>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag("js",new Date());var pageType="story";</script>
</head>
<body class="">
<a class="skip-link" href="#content">跳至主要內容</a>
<header class="site-header" role="banner"><a class="brand" href="/"><img src="/static/logo.svg" alt="海峽通訊社"></a>
<nav class="main-nav" aria-label="選單"><button>選單</button><ul>
<li><a href="/list/ahel.aspx">生活</a></li>
<li><a href="/list/aopl.aspx">國際</a></li>
<li><a href="/list/asoc.aspx">社會</a></li>
<li><a href="/list/aloc.aspx">地方</a></li>
</ul></nav>
<form role="search" action="/search"><label for="q">搜尋</label><input id="q" name="q" type="search"></form>
<div class="account"><a href="/login">登入</a><a href="/subscribe">訂閱</a></div></header>
<div class="ad-slot ad-top" data-slot="top"><span class="ad-label">廣告</span></div>
<main id="content" class="layout">
<div class="centralContent"><div class="breadcrumb"><a href="/">首頁</a> / <a class="blue" href="/list/aopl.aspx">國際</a></div><h1><span>曼谷水上市場恢復夜間營業</span></h1><div class="timeBox"><div class="updatetime"><span>2023/8/23 21:55</span></div></div>
<div class="fullPic"><div class="floatImg center"><img src="/img/20230823/market.jpg" alt=""><div class="picinfo">曼谷近郊的水上市場。（示意圖／圖取自Unsplash圖庫）</div></div></div>
<div class="paragraph"><p>（海峽社曼谷23日綜合外電報導）泰國首都近郊的一座水上市場今天起恢復夜間營業，一百多艘小船點起油燈。</p>
<p>市場在三年前因水位過低而停業。當地居民疏浚了四公里的水道。</p>
<p>船家說，最忙的時候是晚上九點到十一點，賣得最好的是椰漿煎餅。</p><p>（譯者：何宏/核稿：楊昭）1120823</p></div></div>
<section class="comments" id="comments"><h2>留言</h2>
<article class="comment"><header>阿德</header><p>總算等到這一天。</p><button>回覆</button></article><article class="comment"><header>小米</header><p>希望票價不要太貴。</p><button>回覆</button></article>
<p class="comments-login">登入後留言</p></section>
<section class="recommended"><h2>你可能也想看</h2><div class="cards">
<article class="card"><a href="/news/aloc/202308190103.aspx"><img src="/thumbs/0.jpg" alt="" width="160" height="90"><h3>花蓮農夫種出紫色玉米</h3></a></article><article class="card"><a href="/news/aloc/202308190104.aspx"><img src="/thumbs/1.jpg" alt="" width="160" height="90"><h3>澎湖漁村辦海鮮市集</h3></a></article>
</div></section>
</main>
<aside class="sidebar" role="complementary"><section class="most-read"><h2>熱門新聞</h2><ol>
<li><a href="/news/aloc/202308200101.aspx">老燈塔週末開放參觀</a></li>
<li><a href="/news/aloc/202308200102.aspx">山區巴士增班</a></li>
</ol></section>
<section class="newsletter-box"><h2>訂閱電子報</h2><p>每天早上為您送上最重要的新聞。</p><form><input type="email" placeholder="您的電子郵件"><button>訂閱</button></form></section></aside>
<footer class="site-footer"><ul>
<li><a href="/about/0">關於我們</a></li>
<li><a href="/about/1">聯絡我們</a></li>
<li><a href="/about/2">隱私權政策</a></li>
<li><a href="/about/3">網站導覽</a></li>
<li><a href="/about/4">廣告刊登</a></li>
</ul><p class="copyright">© 海峽通訊社. 版權所有，未經授權不得轉載</p><a href="#content">回到頂端</a></footer>
<div class="cookie-consent" id="cookie-banner"><p>本網站使用Cookie，以提供更好的瀏覽體驗。</p><button>同意</button><button>拒絕</button></div>
<script src="/static/site.js" async></script>
<script>document.addEventListener("DOMContentLoaded",function(){var t="<p>Loading more stories</p>";if(window.more)window.more(t)});</script>
</body>
</html>
