"""Folding: full-width forms and traditional characters as plain ones, position by position."""

from __future__ import annotations

import re
from functools import lru_cache

# Full-width forms and their kin, one character for one, so that positions stay those of the printed text.
_WIDE = "\u3000\xa0\u2002\u2003\u2009\u2005〔〕【】￥﹪∶﹕﹒•｡﹐\ufe59\ufe5a︰ː∕⁄ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ\r"
_PLAIN = "      [][]¥%::.·。,():://ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ\n"
_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(zip(_WIDE, _PLAIN, strict=True))
_ANY_WIDE = re.compile(f"[\uff01-\uff5e{_WIDE}]")


# traditional forms of the characters of labels and of the words the reader looks for; none of them is a simplified character,
# and the text itself keeps them
_SIMPLE = str.maketrans(
    "後亞佈佔併來侷係倉個備傢傭傳債價儀億償優儲兒內兩冊凈別刪則創劃劉劑動務勞勢勵匯區協卽厤參叄吳呂員問啓啟單噸噹嚮嚴囌國圍園圓"
    "圖團埰執堅報場塊墻夠奬婦孫學實寧審寫將專尋對屆層屬島峽崑嶺師帳幣幷幹庫廂廈廠廢廣廳張強彆彔彙從復態慶應懞戰戶掛採換擇擊擔"
    "據擬攔攬敎敗數斷昇時暫曆曏書會東査條棄棟楊業構樑樓標樣機檢檯櫃權歐歡歷歸氣決沒況淨減測湯準滄滅滙滿漁漢潛潤濛濟濱瀋瀏為無"
    "熱營爭爲爾牆牽狀獄獎獲現環產産畝異當療發監盧眞矇硃確碼礦稅種稱穫競箇節範築簡簽籤糧糰約納紙級細紹終組結絕絡給統絶經綜綠綫"
    "維網綵緑線編緬緻縣總績織繪繫繳繼續纍纔罰羅習聞聯聲職肅脅脩臨臺與興舉舖舘茲莊華萬葉蒐蓋蔘蔣薑薦藝藥蘇蘭處號術衛裏補裝裡製"
    "複覈見規視覽訂計訊討託記訟訪設許訴診註証評詢試話該詳誌認誤說説課調談請論諮諾謝證譚議護讀變讓谿負財貨責貳貴買費貿賀賃資賈"
    "賓賣質賬購趙踐踰車軟載輛輪輯輸轉辦農迴連週進遊運過達遞選遺遼還郵鄉鄒鄧鄭醫釦鈡銀銖銷鋪錄錢錫錯録錶鍾鎊鎭鎮鏈鐘鑑鑒長門閆"
    "閉開間閤閱閲闆關陝陞陳陸陽隊際險隻雙雜雲電韆韋韓響頁頂項順須預領頭頻題額願類顧顯風颱飯飲飾養餘館馬馮駁驗體髮鬍鬚麥麪麫麵"
    "黃點黨齣龍龔釆釋",
    "后亚布占并来局系仓个备家佣传债价仪亿偿优储儿内两册净别删则创划刘剂动务劳势励汇区协即历参叁吴吕员问启启单吨当向严苏国围园圆"
    "图团采执坚报场块墙够奖妇孙学实宁审写将专寻对届层属岛峡昆岭师帐币并干库厢厦厂废广厅张强别录汇从复态庆应蒙战户挂采换择击担"
    "据拟拦揽教败数断升时暂历向书会东查条弃栋杨业构梁楼标样机检台柜权欧欢历归气决没况净减测汤准沧灭汇满渔汉潜润蒙济滨沈浏为无"
    "热营争为尔墙牵状狱奖获现环产产亩异当疗发监卢真蒙朱确码矿税种称获竞个节范筑简签签粮团约纳纸级细绍终组结绝络给统绝经综绿线"
    "维网彩绿线编缅致县总绩织绘系缴继续累才罚罗习闻联声职肃胁修临台与兴举铺馆兹庄华万叶搜盖参蒋姜荐艺药苏兰处号术卫里补装里制"
    "复核见规视览订计讯讨托记讼访设许诉诊注证评询试话该详志认误说说课调谈请论咨诺谢证谭议护读变让溪负财货责贰贵买费贸贺赁资贾"
    "宾卖质账购赵践逾车软载辆轮辑输转办农回连周进游运过达递选遗辽还邮乡邹邓郑医扣钟银铢销铺录钱锡错录表钟镑镇镇链钟鉴鉴长门闫"
    "闭开间合阅阅板关陕升陈陆阳队际险只双杂云电千韦韩响页顶项顺须预领头频题额愿类顾显风台饭饮饰养余馆马冯驳验体发胡须麦面面面"
    "黄点党出龙龚采释",
)
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")


_SHORT = 120
# any of what is folded: most names and labels hold none
_FOLDED = re.compile(f"[\uff01-\uff5e{_WIDE}{''.join(map(chr, _SIMPLE))}]")


def fold(text: str) -> str:
    """The text with full-width forms as plain ones; every character keeps its position."""
    return _folded_short(text) if len(text) < _SHORT else _folded(text)


def _folded(text: str) -> str:
    if not _FOLDED.search(text):
        return text
    found = _ANY_WIDE.search(text)
    while found:
        wide = found.group()
        text = text.replace(wide, _FOLD[wide])
        found = _ANY_WIDE.search(text, found.end())
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text


# titles and names are asked about at many places of a page
_folded_short = lru_cache(maxsize=1024)(_folded)
