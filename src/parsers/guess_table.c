/* The candidates. The letters are those that stand in running text beyond ASCII; of characters, those that
 * make up about half of it. */

#include "guess.h"

enum { SELDOM_MET = 500, HARDLY_MET = 1500 };

#define RUSSIAN   "оеаинтсрвлкмдпуяыь", "гзбчйхжшюцщэфъё"
#define UKRAINIAN "оеаинтсрвлкмдпуяьі", "гзбчйхжшюцщфїєґ"
#define CZECH     "áčďéěíňóřšťúůýžäĺľôŕ"
#define POLISH    "ąćęłńóśźż"
#define HUNGARIAN "áéíóöőúüű"
#define CROATIAN  "čćđšž"
#define ROMANIAN  "ăâîşţ"

#define JAPANESE                                                                                                                                                \
    "、。「」・ーあいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっつづてでとどなにぬねのはばひびふ" \
    "ぶへべほぼ"                                                                                                                                           \
    "まみむめもゃやゅゆょよらりるれろわをん",                                                                                                                   \
        "アイウエオカガキギクグケゲコゴサザシジスズセゼソタダチッツテデトドナニネノハバパヒビピフブプヘベペ"   \
        "ホボポマミムメモャヤュ"                                                                                                                     \
        "ユョヨラリルレロワンヴ日一人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気"   \
        "小七山話女北午百書"                                                                                                                           \
        "先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨国会事者社自分政民権利法律的同家対合"   \
        "平和全世界思手作方"                                                                                                                           \
        "地場員立開動通田主発問題意用心物体代第"

#define SIMPLIFIED                                                                                                                                              \
    "，。、；：？！（）《》“”"                                                                                                                   \
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面" \
    "而方后多"                                                                                                                                              \
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开" \
    "它合还因由"                                                                                                                                           \
    "其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只" \
    "没结解问意"                                                                                                                                           \
    "建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路" \
    "级少图山统"                                                                                                                                           \
    "接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领" \
    "七海口东导"                                                                                                                                           \
    "权由安济际世界和平"
#define TRADITIONAL                                                                                                                                             \
    "，。、；：？！（）「」《》"                                                                                                                   \
    "的一是不了在有人我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用" \
    "道行所然家"                                                                                                                                           \
    "種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它" \
    "與長把機十"                                                                                                                                           \
    "民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制" \
    "身果加西斯"                                                                                                                                           \
    "月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活" \
    "爾更別打女"                                                                                                                                           \
    "權由安濟際界"
#define KOREAN                                                                                                                                                  \
    "이다의는에을가를은고하지한로사기도인리시자과대어그나서해아정들수일있전상부으국제여보만주라했것공유경성" \
    "조장적동구"                                                                                                                                           \
    "면모원관소와선생안연방중화우위스마오거니비물신세명당발내개영진등시치실지민교차미무분체회계학가권행문의" \
    "식반용된할"                                                                                                                                           \
    "게야려저더드없않말때데같금각본네또람간속바많합터졌된하여왔평"

static const struct guess_row rows[] = {
    {"Windows-1252", "CP1252", "English", GUESS_LATIN, 0, "é", "èêëïöüñç"},
    {"Windows-1252", "CP1252", "French", GUESS_LATIN, 0, "éèàêâçîôûùëïœ", "üöäæáíóñ"},
    {"Windows-1252", "CP1252", "German", GUESS_LATIN, 0, "äöüß", "éèàêâçôóáíñ"},
    {"Windows-1252", "CP1252", "Spanish", GUESS_LATIN, 0, "áéíóúñüªº", "çàèï"},
    {"Windows-1252", "CP1252", "Portuguese", GUESS_LATIN, 0, "áâãàçéêíóôõúªº", "üèñ"},
    {"Windows-1252", "CP1252", "Italian", GUESS_LATIN, 0, "àèéìòù", "îóç"},
    {"Windows-1252", "CP1252", "Nordic", GUESS_LATIN, 0, "åäöæø", "éèüáàóôêçñ"},
    {"Windows-1252", "CP1252", "several", GUESS_LATIN, 0, "éèàêâçîôöäüßáíóñåø", "ûùëïúãõæìòœý"},
    {"Windows-1250", "CP1250", "Czech, Slovak", GUESS_LATIN, 0, CZECH, "öüë"},
    {"Windows-1250", "CP1250", "Polish", GUESS_LATIN, 0, POLISH, "éöü"},
    {"Windows-1250", "CP1250", "Hungarian", GUESS_LATIN, 0, HUNGARIAN, "ä"},
    {"Windows-1250", "CP1250", "Croatian, Slovene", GUESS_LATIN, 0, CROATIAN, "éöü"},
    {"Windows-1250", "CP1250", "Romanian", GUESS_LATIN, 0, ROMANIAN, "é"},
    {"ISO-8859-2", "ISO-8859-2", "Czech, Slovak", GUESS_LATIN, 0, CZECH, "öüë"},
    {"ISO-8859-2", "ISO-8859-2", "Polish", GUESS_LATIN, 0, POLISH, "éöü"},
    {"ISO-8859-2", "ISO-8859-2", "Croatian, Slovene", GUESS_LATIN, 0, CROATIAN, "éöü"},
    {"Windows-1252", "CP1252", "Icelandic", GUESS_LATIN, 0, "áðéíóúýþæö", ""},
    {"Windows-1251", "CP1251", "Russian", GUESS_ALPHABET, 0, RUSSIAN},
    {"Windows-1251", "CP1251", "Ukrainian", GUESS_ALPHABET, 0, UKRAINIAN},
    {"KOI8-R", "KOI8-R", "Russian", GUESS_ALPHABET, 0, RUSSIAN},
    {"KOI8-U", "KOI8-U", "Ukrainian", GUESS_ALPHABET, 0, UKRAINIAN},
    {"IBM866", "IBM866", "Russian", GUESS_ALPHABET, 0, RUSSIAN},
    {"GB18030", "GB18030", "Chinese, simplified", GUESS_CHARACTERS, 0, SIMPLIFIED, ""},
    {"Big5", "BIG5-HKSCS", "Chinese, traditional", GUESS_CHARACTERS, 0, TRADITIONAL, ""},
    {"GB18030", "GB18030", "Chinese, traditional", GUESS_CHARACTERS, 0, TRADITIONAL, ""},
    {"Shift_JIS", "CP932", "Japanese", GUESS_CHARACTERS, 0, JAPANESE},
    {"EUC-JP", "EUC-JP", "Japanese", GUESS_CHARACTERS, 0, JAPANESE},
    {"EUC-KR", "UHC", "Korean", GUESS_CHARACTERS, 0, KOREAN, ""},
    {"Windows-1253", "CP1253", "Greek", GUESS_ALPHABET, SELDOM_MET, "αεοιντσςρηκυπλμάέήίόύώ",
     "βγδζθξφχψωϊϋΐΰ"},
    {"Windows-1254", "CP1254", "Turkish", GUESS_LATIN, SELDOM_MET, "çğıöşü", "İîâû"},
    {"Windows-1255", "CP1255", "Hebrew", GUESS_ALPHABET, 0, "יוהלאתמברשנ", "גדזחטךכםןסעףפץצק"},
    {"Windows-1256", "CP1256", "Arabic", GUESS_ALPHABET, SELDOM_MET, "ابتجحدرسعفقكلمنهويةى",
     "ءآأؤإئثخذزشصضطظغ،؛؟ًٌٍَُِّْـ"},
    {"Windows-874", "CP874", "Thai", GUESS_ALPHABET, HARDLY_MET, "านรกอเงมยลวดทสตะปบคจหชไ่ั้ิี",
     "ขฃฅฆฉซฌญฎฏฐฑฒณถธผฝพฟภฤฦศษฬฮฯุูำแโใืึๅๆ็์ฺ๊๋๐๑๒๓๔๕๖๗๘๙"},
};

const struct guess_row *guess_row_at(size_t index)
{
    return index < COUNT_OF(rows) ? &rows[index] : NULL;
}
