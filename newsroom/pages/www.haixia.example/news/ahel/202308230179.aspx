<!DOCTYPE html>
<html lang="zh-Hant">
<head>
<meta charset="utf-8">
<title>市場攤商改用木秤 顧客排隊看熱鬧 - 海峽通訊社</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://www.haixia.example/news/ahel/202308230179.aspx">
<meta property="article:published_time" content="2023-08-23T15:06:00+08:00">
<meta property="article:modified_time" content="2023-08-23T15:31:00+08:00">
<meta property="og:title" content="市場攤商改用木秤 顧客排隊看熱鬧 | 生活 | 海峽通訊社">
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
<div class="centralContent"><div class="breadcrumb"><a href="/">首頁</a> / <a class="blue" href="/list/ahel.aspx">生活</a></div><h1><span>市場攤商改用木秤 顧客排隊看熱鬧</span></h1><div class="timeBox"><div class="updatetime"><span>2023/8/23 15:06</span><span>（8/23 15:31 更新）</span></div><div class="mbBtnGroup"><a>字級</a></div></div>
<div class="fullPic"><div class="floatImg center"><picture><source srcset="/img/20230823/scale-m.jpg"><img src="/img/20230823/scale.jpg" alt="攤商用木秤替顧客秤菜。海峽社記者張新維攝"></picture><div class="picinfo">攤商用木秤替顧客秤菜。海峽社記者張新維攝 112年8月23日</div></div></div><div class="shareSide"><div class="toolBox"><a>分享</a><div class="hiddenCont"><div>請同意我們的隱私權規範，才能啟用聽新聞的功能。</div></div></div></div>
<div class="paragraph"><p>（海峽社記者沈佩芸台北23日電）一座傳統市場的十二個攤位今天收起電子秤，改用木秤，說是要讓顧客「看得見斤兩」。</p>
<p>攤商自治會表示，木秤都經過檢定，誤差在千分之五以內。</p>
<p>「以前阿嬤秤完，會再抓一把蔥放上去。」一名顧客說，「機器不會。」</p>
<p>活動為期一個月，月底由顧客投票決定是否延長。</p><p>（編輯：李亨川）1120823</p><div class="articlekeywordGroup"><div class="keywordTag"><a href="/tag/1">#木秤</a><a href="/tag/2">#市場</a></div></div></div>
<div class="paragraph moreArticle"><div class="moreArticle-title">延伸閱讀</div><div class="moreArticle-link"><a href="/news/ahel/202307110021.aspx">老秤行最後一位師傅</a></div><div class="moreArticle-link"><a href="/news/ahel/202306020014.aspx">公斤還是台斤 市場裡的算術</a></div></div>
<div class="paragraph"><div class="SubscriptionInner"><p>請同意我們的隱私權規範，以便訂閱。</p><p>本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</p></div></div></div>
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
