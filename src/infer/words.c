#include "words.h"

#include "stele/text.h"

#include <string.h>

/* clang-format off */

static const struct word leads[] = {
    {"this brings me to", WORD_LEAD, 0}, {"that brings me to", WORD_LEAD, 0}, {"which brings me to", WORD_LEAD, 0},
    {"this brings us to", WORD_LEAD, 0}, {"i come to", WORD_LEAD, 0}, {"i now come to", WORD_LEAD, 0}, {"i come now to", WORD_LEAD, 0},
    {"i turn to", WORD_LEAD, 0}, {"i now turn to", WORD_LEAD, 0}, {"i turn now to", WORD_LEAD, 0}, {"let me turn to", WORD_LEAD, 0},
    {"let me now turn to", WORD_LEAD, 0}, {"turning to", WORD_LEAD, 0}, {"here is", WORD_LEAD, 0},
    {"and", WORD_LEAD, 0}, {"but", WORD_LEAD, 0}, {"now", WORD_LEAD, 0}, {"so", WORD_LEAD, 0}, {"then", WORD_LEAD, 0},
    {"my", WORD_LEAD, 0}, {"our", WORD_LEAD, 0}, {"the", WORD_LEAD, 0}, {"his", WORD_LEAD, 0},
    {"et", WORD_LEAD, 0}, {"mon", WORD_LEAD, 0}, {"ma", WORD_LEAD, 0}, {"le", WORD_LEAD, 0}, {"la", WORD_LEAD, 0},
    {"notre", WORD_LEAD, 0}, {"y", WORD_LEAD, 0}, {"mi", WORD_LEAD, 0}, {"el", WORD_LEAD, 0}, {"nuestro", WORD_LEAD, 0},
    {"nuestra", WORD_LEAD, 0}, {"und", WORD_LEAD, 0}, {"mein", WORD_LEAD, 0}, {"unser", WORD_LEAD, 0}, {"der", WORD_LEAD, 0},
    {"die", WORD_LEAD, 0}, {"das", WORD_LEAD, 0}, {"и", WORD_LEAD, 0}, {"а", WORD_LEAD, 0}, {"моя", WORD_LEAD, 0}, {"наша", WORD_LEAD, 0},
};

static const struct word divisions[] = {
    {"volume", WORD_DIVISION, RANK_VOLUME}, {"vol", WORD_DIVISION, RANK_VOLUME}, {"tome", WORD_DIVISION, RANK_VOLUME},
    {"tomo", WORD_DIVISION, RANK_VOLUME}, {"band", WORD_DIVISION, RANK_VOLUME}, {"том", WORD_DIVISION, RANK_VOLUME},
    {"book", WORD_DIVISION, RANK_BOOK}, {"livre", WORD_DIVISION, RANK_BOOK}, {"libro", WORD_DIVISION, RANK_BOOK},
    {"buch", WORD_DIVISION, RANK_BOOK}, {"книга", WORD_DIVISION, RANK_BOOK},
    {"part", WORD_DIVISION, RANK_PART}, {"partie", WORD_DIVISION, RANK_PART}, {"parte", WORD_DIVISION, RANK_PART},
    {"teil", WORD_DIVISION, RANK_PART}, {"часть", WORD_DIVISION, RANK_PART}, {"title", WORD_DIVISION, RANK_PART},
    {"titre", WORD_DIVISION, RANK_PART}, {"titulo", WORD_DIVISION, RANK_PART}, {"act", WORD_DIVISION, RANK_PART},
    {"acte", WORD_DIVISION, RANK_PART}, {"acto", WORD_DIVISION, RANK_PART}, {"akt", WORD_DIVISION, RANK_PART},
    {"aufzug", WORD_DIVISION, RANK_PART}, {"деиствие", WORD_DIVISION, RANK_PART}, {"раздел", WORD_DIVISION, RANK_PART},
    {"chapter", WORD_DIVISION, RANK_CHAPTER}, {"chap", WORD_DIVISION, RANK_CHAPTER}, {"letter", WORD_DIVISION, RANK_CHAPTER},
    {"stave", WORD_DIVISION, RANK_CHAPTER}, {"canto", WORD_DIVISION, RANK_CHAPTER}, {"lecture", WORD_DIVISION, RANK_CHAPTER},
    {"essay", WORD_DIVISION, RANK_CHAPTER}, {"appendix", WORD_DIVISION, RANK_CHAPTER}, {"annex", WORD_DIVISION, RANK_CHAPTER},
    {"adventure", WORD_DIVISION, RANK_CHAPTER}, {"lesson", WORD_DIVISION, RANK_CHAPTER}, {"episode", WORD_DIVISION, RANK_CHAPTER},
    {"federalist no", WORD_DIVISION, RANK_CHAPTER}, {"sermon", WORD_DIVISION, RANK_CHAPTER}, {"dialogue", WORD_DIVISION, RANK_CHAPTER},
    {"sonnet", WORD_DIVISION, RANK_CHAPTER}, {"psalm", WORD_DIVISION, RANK_CHAPTER}, {"tale", WORD_DIVISION, RANK_CHAPTER},
    {"chapitre", WORD_DIVISION, RANK_CHAPTER}, {"lettre", WORD_DIVISION, RANK_CHAPTER}, {"annexe", WORD_DIVISION, RANK_CHAPTER},
    {"capitulo", WORD_DIVISION, RANK_CHAPTER}, {"carta", WORD_DIVISION, RANK_CHAPTER}, {"anexo", WORD_DIVISION, RANK_CHAPTER},
    {"capitolo", WORD_DIVISION, RANK_CHAPTER}, {"kapitel", WORD_DIVISION, RANK_CHAPTER}, {"brief", WORD_DIVISION, RANK_CHAPTER},
    {"anhang", WORD_DIVISION, RANK_CHAPTER}, {"gesang", WORD_DIVISION, RANK_CHAPTER}, {"глава", WORD_DIVISION, RANK_CHAPTER},
    {"письмо", WORD_DIVISION, RANK_CHAPTER}, {"приложение", WORD_DIVISION, RANK_CHAPTER},
    {"article", WORD_DIVISION, RANK_ARTICLE}, {"articulo", WORD_DIVISION, RANK_ARTICLE}, {"artikel", WORD_DIVISION, RANK_ARTICLE},
    {"статья", WORD_DIVISION, RANK_ARTICLE},
    {"scene", WORD_DIVISION, RANK_SECTION}, {"section", WORD_DIVISION, RANK_SECTION}, {"escena", WORD_DIVISION, RANK_SECTION},
    {"seccion", WORD_DIVISION, RANK_SECTION}, {"szene", WORD_DIVISION, RANK_SECTION}, {"auftritt", WORD_DIVISION, RANK_SECTION},
    {"abschnitt", WORD_DIVISION, RANK_SECTION}, {"явление", WORD_DIVISION, RANK_SECTION}, {"сцена", WORD_DIVISION, RANK_SECTION},
    {"параграф", WORD_DIVISION, RANK_SECTION},
    /* behind 第N or 제N */
    {"hoofdstuk", WORD_DIVISION, RANK_CHAPTER}, {"rozdzial", WORD_DIVISION, RANK_CHAPTER}, {"kapitola", WORD_DIVISION, RANK_CHAPTER},
    {"fejezet", WORD_DIVISION, RANK_CHAPTER}, {"bolum", WORD_DIVISION, RANK_CHAPTER}, {"luku", WORD_DIVISION, RANK_CHAPTER},
    {"κεφαλαιο", WORD_DIVISION, RANK_CHAPTER}, {"μεροσ", WORD_DIVISION, RANK_PART}, {"αρθρο", WORD_DIVISION, RANK_ARTICLE},
    {"madde", WORD_DIVISION, RANK_ARTICLE}, {"artigo", WORD_DIVISION, RANK_ARTICLE}, {"articolo", WORD_DIVISION, RANK_ARTICLE},
    {"الفصل", WORD_DIVISION, RANK_CHAPTER}, {"الباب", WORD_DIVISION, RANK_PART}, {"الجزء", WORD_DIVISION, RANK_PART},
    {"المادة", WORD_DIVISION, RANK_ARTICLE}, {"פרק", WORD_DIVISION, RANK_CHAPTER}, {"חלק", WORD_DIVISION, RANK_PART},
    {"סעיף", WORD_DIVISION, RANK_ARTICLE}, {"अध्याय", WORD_DIVISION, RANK_CHAPTER},
    {"巻", WORD_DIVISION, RANK_BOOK}, {"卷", WORD_DIVISION, RANK_BOOK}, {"冊", WORD_DIVISION, RANK_BOOK}, {"册", WORD_DIVISION, RANK_BOOK},
    {"部", WORD_DIVISION, RANK_PART}, {"编", WORD_DIVISION, RANK_PART}, {"編", WORD_DIVISION, RANK_PART}, {"篇", WORD_DIVISION, RANK_PART},
    {"幕", WORD_DIVISION, RANK_PART}, {"章", WORD_DIVISION, RANK_CHAPTER}, {"回", WORD_DIVISION, RANK_CHAPTER},
    {"话", WORD_DIVISION, RANK_CHAPTER}, {"話", WORD_DIVISION, RANK_CHAPTER}, {"条", WORD_DIVISION, RANK_ARTICLE},
    {"條", WORD_DIVISION, RANK_ARTICLE}, {"讲", WORD_DIVISION, RANK_CHAPTER}, {"講", WORD_DIVISION, RANK_CHAPTER},
    {"集", WORD_DIVISION, RANK_CHAPTER}, {"節", WORD_DIVISION, RANK_SECTION}, {"节", WORD_DIVISION, RANK_SECTION},
    {"場", WORD_DIVISION, RANK_SECTION}, {"场", WORD_DIVISION, RANK_SECTION},
    {"권", WORD_DIVISION, RANK_BOOK}, {"부", WORD_DIVISION, RANK_PART}, {"편", WORD_DIVISION, RANK_PART}, {"막", WORD_DIVISION, RANK_PART},
    {"장", WORD_DIVISION, RANK_CHAPTER}, {"조", WORD_DIVISION, RANK_ARTICLE}, {"화", WORD_DIVISION, RANK_CHAPTER},
    {"회", WORD_DIVISION, RANK_CHAPTER}, {"절", WORD_DIVISION, RANK_SECTION},
};

static const struct word headings[] = {
    {"status of this memo", WORD_HEADING, 0}, {"copyright notice", WORD_HEADING, 0},
    {"author's address", WORD_HEADING, 0}, {"authors' addresses", WORD_HEADING, 0}, {"editor's address", WORD_HEADING, 0},
    {"introduction", WORD_HEADING, 0}, {"introductory", WORD_HEADING, 0}, {"preface", WORD_HEADING, 0}, {"foreword", WORD_HEADING, 0},
    {"prologue", WORD_HEADING, 0}, {"epilogue", WORD_HEADING, 0}, {"conclusion", WORD_HEADING, 0}, {"conclusions", WORD_HEADING, 0},
    {"preamble", WORD_HEADING, 0}, {"dedication", WORD_HEADING, 0}, {"afterword", WORD_HEADING, 0}, {"postscript", WORD_HEADING, 0},
    {"appendix", WORD_HEADING, 0}, {"appendices", WORD_HEADING, 0}, {"index", WORD_HEADING, 0}, {"glossary", WORD_HEADING, 0},
    {"bibliography", WORD_HEADING, 0}, {"references", WORD_HEADING, 0}, {"abstract", WORD_HEADING, 0}, {"summary", WORD_HEADING, 0},
    {"acknowledgements", WORD_HEADING, 0}, {"acknowledgments", WORD_HEADING, 0}, {"footnotes", WORD_HEADING, 0},
    {"endnotes", WORD_HEADING, 0}, {"background", WORD_HEADING, 0}, {"executive summary", WORD_HEADING, 0}, {"overview", WORD_HEADING, 0},
    {"recommendations", WORD_HEADING, 0}, {"dramatis personae", WORD_HEADING, 0}, {"interlude", WORD_HEADING, 0}, {"finale", WORD_HEADING, 0},
    {"avant-propos", WORD_HEADING, 0}, {"preambule", WORD_HEADING, 0}, {"avertissement", WORD_HEADING, 0}, {"epilogue", WORD_HEADING, 0},
    {"introduccion", WORD_HEADING, 0}, {"prologo", WORD_HEADING, 0}, {"epilogo", WORD_HEADING, 0}, {"preambulo", WORD_HEADING, 0},
    {"prefacio", WORD_HEADING, 0}, {"conclusiones", WORD_HEADING, 0},
    {"einleitung", WORD_HEADING, 0}, {"vorwort", WORD_HEADING, 0}, {"nachwort", WORD_HEADING, 0}, {"vorrede", WORD_HEADING, 0},
    {"einfuhrung", WORD_HEADING, 0}, {"praambel", WORD_HEADING, 0}, {"schluss", WORD_HEADING, 0}, {"zueignung", WORD_HEADING, 0},
    {"prolog", WORD_HEADING, 0}, {"epilog", WORD_HEADING, 0}, {"zusammenfassung", WORD_HEADING, 0}, {"fazit", WORD_HEADING, 0},
    {"введение", WORD_HEADING, 0}, {"предисловие", WORD_HEADING, 0}, {"послесловие", WORD_HEADING, 0}, {"пролог", WORD_HEADING, 0},
    {"эпилог", WORD_HEADING, 0}, {"заключение", WORD_HEADING, 0}, {"преамбула", WORD_HEADING, 0}, {"вступление", WORD_HEADING, 0},
    {"序言", WORD_HEADING, 0}, {"序", WORD_HEADING, 0}, {"前言", WORD_HEADING, 0}, {"引言", WORD_HEADING, 0}, {"导言", WORD_HEADING, 0},
    {"楔子", WORD_HEADING, 0}, {"结语", WORD_HEADING, 0}, {"结论", WORD_HEADING, 0}, {"后记", WORD_HEADING, 0}, {"尾声", WORD_HEADING, 0},
    {"附录", WORD_HEADING, 0}, {"序章", WORD_HEADING, 0}, {"終章", WORD_HEADING, 0}, {"前文", WORD_HEADING, 0}, {"ハジメニ", WORD_HEADING, 0},
    {"オワリニ", WORD_HEADING, 0}, {"マエガキ", WORD_HEADING, 0}, {"アトガキ", WORD_HEADING, 0}, {"結論", WORD_HEADING, 0},
    {"머리말", WORD_HEADING, 0}, {"서문", WORD_HEADING, 0}, {"서론", WORD_HEADING, 0}, {"결론", WORD_HEADING, 0}, {"맺음말", WORD_HEADING, 0},
    {"전문", WORD_HEADING, 0}, {"에필로그", WORD_HEADING, 0}, {"프롤로그", WORD_HEADING, 0}, {"후기", WORD_HEADING, 0},
};

static const struct word contents[] = {
    {"contents", WORD_CONTENTS, 0}, {"table of contents", WORD_CONTENTS, 0}, {"the contents", WORD_CONTENTS, 0},
    {"table des matieres", WORD_CONTENTS, 0}, {"sommaire", WORD_CONTENTS, 0}, {"table", WORD_CONTENTS, 0},
    {"indice", WORD_CONTENTS, 0}, {"contenido", WORD_CONTENTS, 0}, {"inhalt", WORD_CONTENTS, 0}, {"inhaltsverzeichnis", WORD_CONTENTS, 0},
    {"оглавление", WORD_CONTENTS, 0}, {"содержание", WORD_CONTENTS, 0}, {"目录", WORD_CONTENTS, 0}, {"目錄", WORD_CONTENTS, 0},
    {"目次", WORD_CONTENTS, 0}, {"차례", WORD_CONTENTS, 0}, {"목차", WORD_CONTENTS, 0},
};

static const struct word ordinals[] = {
    {"الاول", WORD_ORDINAL, 1}, {"الاولى", WORD_ORDINAL, 1}, {"الثاني", WORD_ORDINAL, 2}, {"الثانية", WORD_ORDINAL, 2},
    {"الثالث", WORD_ORDINAL, 3}, {"الثالثة", WORD_ORDINAL, 3}, {"الرابع", WORD_ORDINAL, 4}, {"الرابعة", WORD_ORDINAL, 4},
    {"الخامس", WORD_ORDINAL, 5}, {"الخامسة", WORD_ORDINAL, 5}, {"السادس", WORD_ORDINAL, 6}, {"السادسة", WORD_ORDINAL, 6},
    {"السابع", WORD_ORDINAL, 7}, {"السابعة", WORD_ORDINAL, 7}, {"الثامن", WORD_ORDINAL, 8}, {"الثامنة", WORD_ORDINAL, 8},
    {"التاسع", WORD_ORDINAL, 9}, {"التاسعة", WORD_ORDINAL, 9}, {"العاشر", WORD_ORDINAL, 10}, {"العاشرة", WORD_ORDINAL, 10},
    {"first", WORD_ORDINAL, 1}, {"second", WORD_ORDINAL, 2}, {"third", WORD_ORDINAL, 3}, {"fourth", WORD_ORDINAL, 4},
    {"fifth", WORD_ORDINAL, 5}, {"sixth", WORD_ORDINAL, 6}, {"seventh", WORD_ORDINAL, 7}, {"eighth", WORD_ORDINAL, 8},
    {"ninth", WORD_ORDINAL, 9}, {"tenth", WORD_ORDINAL, 10}, {"eleventh", WORD_ORDINAL, 11}, {"twelfth", WORD_ORDINAL, 12},
    {"thirteenth", WORD_ORDINAL, 13}, {"fourteenth", WORD_ORDINAL, 14}, {"fifteenth", WORD_ORDINAL, 15},
    {"sixteenth", WORD_ORDINAL, 16}, {"seventeenth", WORD_ORDINAL, 17}, {"eighteenth", WORD_ORDINAL, 18},
    {"nineteenth", WORD_ORDINAL, 19}, {"twentieth", WORD_ORDINAL, 20},
    {"last", WORD_ORDINAL, WORD_FINAL}, {"final", WORD_ORDINAL, WORD_FINAL},
    {"premier", WORD_ORDINAL, 1}, {"premiere", WORD_ORDINAL, 1}, {"deuxieme", WORD_ORDINAL, 2}, {"troisieme", WORD_ORDINAL, 3},
    {"quatrieme", WORD_ORDINAL, 4}, {"cinquieme", WORD_ORDINAL, 5}, {"sixieme", WORD_ORDINAL, 6}, {"septieme", WORD_ORDINAL, 7},
    {"huitieme", WORD_ORDINAL, 8}, {"neuvieme", WORD_ORDINAL, 9}, {"dixieme", WORD_ORDINAL, 10}, {"dernier", WORD_ORDINAL, WORD_FINAL},
    {"primero", WORD_ORDINAL, 1}, {"primera", WORD_ORDINAL, 1}, {"primer", WORD_ORDINAL, 1}, {"segundo", WORD_ORDINAL, 2},
    {"segunda", WORD_ORDINAL, 2}, {"tercero", WORD_ORDINAL, 3}, {"tercera", WORD_ORDINAL, 3}, {"tercer", WORD_ORDINAL, 3},
    {"cuarto", WORD_ORDINAL, 4}, {"cuarta", WORD_ORDINAL, 4}, {"quinto", WORD_ORDINAL, 5}, {"quinta", WORD_ORDINAL, 5},
    {"sexto", WORD_ORDINAL, 6}, {"septimo", WORD_ORDINAL, 7}, {"octavo", WORD_ORDINAL, 8}, {"noveno", WORD_ORDINAL, 9}, {"decimo", WORD_ORDINAL, 10},
    {"erste", WORD_ORDINAL, 1}, {"erster", WORD_ORDINAL, 1}, {"erstes", WORD_ORDINAL, 1}, {"zweite", WORD_ORDINAL, 2},
    {"zweiter", WORD_ORDINAL, 2}, {"zweites", WORD_ORDINAL, 2}, {"dritte", WORD_ORDINAL, 3}, {"dritter", WORD_ORDINAL, 3},
    {"drittes", WORD_ORDINAL, 3}, {"vierte", WORD_ORDINAL, 4}, {"vierter", WORD_ORDINAL, 4}, {"viertes", WORD_ORDINAL, 4},
    {"funfte", WORD_ORDINAL, 5}, {"funfter", WORD_ORDINAL, 5}, {"funftes", WORD_ORDINAL, 5}, {"sechste", WORD_ORDINAL, 6},
    {"sechster", WORD_ORDINAL, 6}, {"sechstes", WORD_ORDINAL, 6}, {"siebte", WORD_ORDINAL, 7}, {"siebentes", WORD_ORDINAL, 7},
    {"siebtes", WORD_ORDINAL, 7}, {"achtes", WORD_ORDINAL, 8}, {"neuntes", WORD_ORDINAL, 9}, {"zehntes", WORD_ORDINAL, 10},
    {"первое", WORD_ORDINAL, 1}, {"второе", WORD_ORDINAL, 2}, {"третье", WORD_ORDINAL, 3}, {"четвертое", WORD_ORDINAL, 4},
    {"пятое", WORD_ORDINAL, 5}, {"шестое", WORD_ORDINAL, 6}, {"седьмое", WORD_ORDINAL, 7}, {"восьмое", WORD_ORDINAL, 8},
    {"девятое", WORD_ORDINAL, 9}, {"десятое", WORD_ORDINAL, 10}, {"последнее", WORD_ORDINAL, WORD_FINAL},
    {"первая", WORD_ORDINAL, 1}, {"вторая", WORD_ORDINAL, 2}, {"третья", WORD_ORDINAL, 3}, {"четвертая", WORD_ORDINAL, 4},
    {"пятая", WORD_ORDINAL, 5}, {"шестая", WORD_ORDINAL, 6}, {"седьмая", WORD_ORDINAL, 7}, {"восьмая", WORD_ORDINAL, 8},
    {"девятая", WORD_ORDINAL, 9}, {"десятая", WORD_ORDINAL, 10}, {"первыи", WORD_ORDINAL, 1}, {"второи", WORD_ORDINAL, 2},
    {"третии", WORD_ORDINAL, 3}, {"четвертыи", WORD_ORDINAL, 4}, {"пятыи", WORD_ORDINAL, 5},
};

static const struct word adverbs[] = {
    {"اولا", WORD_ADVERB, 1}, {"ثانيا", WORD_ADVERB, 2}, {"ثالثا", WORD_ADVERB, 3}, {"رابعا", WORD_ADVERB, 4},
    {"خامسا", WORD_ADVERB, 5}, {"سادسا", WORD_ADVERB, 6}, {"سابعا", WORD_ADVERB, 7},
    {"firstly", WORD_ADVERB, 1}, {"secondly", WORD_ADVERB, 2}, {"thirdly", WORD_ADVERB, 3}, {"fourthly", WORD_ADVERB, 4},
    {"fifthly", WORD_ADVERB, 5}, {"sixthly", WORD_ADVERB, 6}, {"seventhly", WORD_ADVERB, 7}, {"eighthly", WORD_ADVERB, 8},
    {"first of all", WORD_ADVERB, 1}, {"second of all", WORD_ADVERB, 2}, {"in the first place", WORD_ADVERB, 1},
    {"in the second place", WORD_ADVERB, 2}, {"in the third place", WORD_ADVERB, 3}, {"first and foremost", WORD_ADVERB, 1},
    {"finally", WORD_ADVERB, WORD_FINAL}, {"lastly", WORD_ADVERB, WORD_FINAL}, {"last but not least", WORD_ADVERB, WORD_FINAL},
    {"premierement", WORD_ADVERB, 1}, {"deuxiemement", WORD_ADVERB, 2}, {"secondement", WORD_ADVERB, 2}, {"troisiemement", WORD_ADVERB, 3},
    {"quatriemement", WORD_ADVERB, 4}, {"cinquiemement", WORD_ADVERB, 5}, {"sixiemement", WORD_ADVERB, 6}, {"septiemement", WORD_ADVERB, 7},
    {"huitiemement", WORD_ADVERB, 8}, {"en premier lieu", WORD_ADVERB, 1}, {"en deuxieme lieu", WORD_ADVERB, 2}, {"en second lieu", WORD_ADVERB, 2},
    {"en troisieme lieu", WORD_ADVERB, 3}, {"en quatrieme lieu", WORD_ADVERB, 4}, {"en cinquieme lieu", WORD_ADVERB, 5},
    {"tout d'abord", WORD_ADVERB, 1}, {"enfin", WORD_ADVERB, WORD_FINAL}, {"en dernier lieu", WORD_ADVERB, WORD_FINAL},
    {"en primer lugar", WORD_ADVERB, 1}, {"en segundo lugar", WORD_ADVERB, 2}, {"en segundo termino", WORD_ADVERB, 2},
    {"en tercer lugar", WORD_ADVERB, 3}, {"en cuarto lugar", WORD_ADVERB, 4}, {"en quinto lugar", WORD_ADVERB, 5},
    {"por ultimo", WORD_ADVERB, WORD_FINAL}, {"finalmente", WORD_ADVERB, WORD_FINAL},
    {"erstens", WORD_ADVERB, 1}, {"zweitens", WORD_ADVERB, 2}, {"drittens", WORD_ADVERB, 3}, {"viertens", WORD_ADVERB, 4},
    {"funftens", WORD_ADVERB, 5}, {"sechstens", WORD_ADVERB, 6}, {"siebtens", WORD_ADVERB, 7}, {"siebentens", WORD_ADVERB, 7},
    {"achtens", WORD_ADVERB, 8}, {"zum ersten", WORD_ADVERB, 1}, {"zum zweiten", WORD_ADVERB, 2}, {"zum dritten", WORD_ADVERB, 3},
    {"schliesslich", WORD_ADVERB, WORD_FINAL}, {"letztens", WORD_ADVERB, WORD_FINAL},
    {"во-первых", WORD_ADVERB, 1}, {"во-вторых", WORD_ADVERB, 2}, {"в-третьих", WORD_ADVERB, 3}, {"в-четвертых", WORD_ADVERB, 4},
    {"в-пятых", WORD_ADVERB, 5}, {"в-шестых", WORD_ADVERB, 6}, {"в-седьмых", WORD_ADVERB, 7}, {"в-восьмых", WORD_ADVERB, 8},
    {"наконец", WORD_ADVERB, WORD_FINAL}, {"и последнее", WORD_ADVERB, WORD_FINAL},
    {"首先", WORD_ADVERB, 1}, {"其次", WORD_ADVERB, 2}, {"再次", WORD_ADVERB, 3}, {"最后", WORD_ADVERB, WORD_FINAL}, {"最後", WORD_ADVERB, WORD_FINAL},
    {"一是", WORD_ADVERB, 1}, {"二是", WORD_ADVERB, 2}, {"三是", WORD_ADVERB, 3}, {"四是", WORD_ADVERB, 4}, {"五是", WORD_ADVERB, 5},
    {"六是", WORD_ADVERB, 6}, {"七是", WORD_ADVERB, 7}, {"八是", WORD_ADVERB, 8},
    {"マズ", WORD_ADVERB, 1}, {"次ニ", WORD_ADVERB, 2}, {"最後ニ", WORD_ADVERB, WORD_FINAL}, {"一ツ目ハ", WORD_ADVERB, 1}, {"二ツ目ハ", WORD_ADVERB, 2},
    {"三ツ目ハ", WORD_ADVERB, 3}, {"첫째", WORD_ADVERB, 1}, {"둘째", WORD_ADVERB, 2}, {"셋째", WORD_ADVERB, 3}, {"넷째", WORD_ADVERB, 4},
    {"다섯째", WORD_ADVERB, 5}, {"여섯째", WORD_ADVERB, 6}, {"일곱째", WORD_ADVERB, 7}, {"첫 번째", WORD_ADVERB, 1}, {"두 번째", WORD_ADVERB, 2},
    {"세 번째", WORD_ADVERB, 3}, {"네 번째", WORD_ADVERB, 4}, {"마지막으로", WORD_ADVERB, WORD_FINAL}, {"끝으로", WORD_ADVERB, WORD_FINAL},
};

static const struct word cardinals[] = {
    {"one", WORD_CARDINAL, 1}, {"two", WORD_CARDINAL, 2}, {"three", WORD_CARDINAL, 3}, {"four", WORD_CARDINAL, 4}, {"five", WORD_CARDINAL, 5},
    {"six", WORD_CARDINAL, 6}, {"seven", WORD_CARDINAL, 7}, {"eight", WORD_CARDINAL, 8}, {"nine", WORD_CARDINAL, 9}, {"ten", WORD_CARDINAL, 10},
    {"eleven", WORD_CARDINAL, 11}, {"twelve", WORD_CARDINAL, 12}, {"thirteen", WORD_CARDINAL, 13}, {"fourteen", WORD_CARDINAL, 14},
    {"fifteen", WORD_CARDINAL, 15}, {"sixteen", WORD_CARDINAL, 16}, {"seventeen", WORD_CARDINAL, 17}, {"eighteen", WORD_CARDINAL, 18},
    {"nineteen", WORD_CARDINAL, 19}, {"twenty", WORD_CARDINAL, 20}, {"twenty-one", WORD_CARDINAL, 21}, {"twenty-two", WORD_CARDINAL, 22},
    {"twenty-three", WORD_CARDINAL, 23}, {"twenty-four", WORD_CARDINAL, 24}, {"twenty-five", WORD_CARDINAL, 25}, {"twenty-six", WORD_CARDINAL, 26},
    {"twenty-seven", WORD_CARDINAL, 27}, {"twenty-eight", WORD_CARDINAL, 28}, {"twenty-nine", WORD_CARDINAL, 29}, {"thirty", WORD_CARDINAL, 30},
    {"un", WORD_CARDINAL, 1}, {"une", WORD_CARDINAL, 1}, {"uno", WORD_CARDINAL, 1}, {"eins", WORD_CARDINAL, 1}, {"один", WORD_CARDINAL, 1},
};

static const struct word closings[] = {
    {"in conclusion", WORD_CLOSING, 0}, {"to conclude", WORD_CLOSING, 0}, {"in closing", WORD_CLOSING, 0}, {"let me close", WORD_CLOSING, 0},
    {"let me conclude", WORD_CLOSING, 0}, {"to close", WORD_CLOSING, 0}, {"to sum up", WORD_CLOSING, 0}, {"let me end", WORD_CLOSING, 0},
    {"in closing", WORD_CLOSING, 0}, {"i will close", WORD_CLOSING, 0}, {"i'll close", WORD_CLOSING, 0}, {"i would like to conclude", WORD_CLOSING, 0},
    {"i conclude", WORD_CLOSING, 0}, {"before i conclude", WORD_CLOSING, 0}, {"as i conclude", WORD_CLOSING, 0}, {"thank you", WORD_CLOSING, 0},
    {"god bless", WORD_CLOSING, 0}, {"may god bless", WORD_CLOSING, 0}, {"i thank you", WORD_CLOSING, 0},
    {"en conclusion", WORD_CLOSING, 0}, {"pour conclure", WORD_CLOSING, 0}, {"je vous remercie", WORD_CLOSING, 0}, {"merci", WORD_CLOSING, 0},
    {"en conclusion", WORD_CLOSING, 0}, {"para concluir", WORD_CLOSING, 0}, {"para terminar", WORD_CLOSING, 0}, {"muchas gracias", WORD_CLOSING, 0},
    {"gracias", WORD_CLOSING, 0}, {"zum schluss", WORD_CLOSING, 0}, {"abschliessend", WORD_CLOSING, 0}, {"vielen dank", WORD_CLOSING, 0},
    {"ich danke", WORD_CLOSING, 0}, {"в заключение", WORD_CLOSING, 0}, {"благодарю", WORD_CLOSING, 0}, {"спасибо", WORD_CLOSING, 0},
    {"总之", WORD_CLOSING, 0}, {"谢谢", WORD_CLOSING, 0}, {"ゴ清聴", WORD_CLOSING, 0}, {"以上", WORD_CLOSING, 0}, {"감사합니다", WORD_CLOSING, 0},
    {"결론적으로", WORD_CLOSING, 0},
};

static const struct word addresses[] = {
    {"mr", WORD_ADDRESS, 0}, {"mister", WORD_ADDRESS, 0}, {"madam", WORD_ADDRESS, 0}, {"madame", WORD_ADDRESS, 0}, {"ladies", WORD_ADDRESS, 0},
    {"excellencies", WORD_ADDRESS, 0}, {"your excellency", WORD_ADDRESS, 0}, {"your excellencies", WORD_ADDRESS, 0}, {"excellency", WORD_ADDRESS, 0},
    {"his excellency", WORD_ADDRESS, 0}, {"distinguished", WORD_ADDRESS, 0}, {"dear", WORD_ADDRESS, 0}, {"fellow", WORD_ADDRESS, 0},
    {"my fellow", WORD_ADDRESS, 0}, {"my friends", WORD_ADDRESS, 0}, {"friends", WORD_ADDRESS, 0}, {"honorable", WORD_ADDRESS, 0},
    {"honourable", WORD_ADDRESS, 0}, {"sir", WORD_ADDRESS, 0}, {"colleagues", WORD_ADDRESS, 0}, {"gentlemen", WORD_ADDRESS, 0}, {"members", WORD_ADDRESS, 0},
    {"monsieur", WORD_ADDRESS, 0}, {"mesdames", WORD_ADDRESS, 0}, {"messieurs", WORD_ADDRESS, 0}, {"senor", WORD_ADDRESS, 0}, {"senora", WORD_ADDRESS, 0},
    {"senoras", WORD_ADDRESS, 0}, {"senores", WORD_ADDRESS, 0}, {"excelencias", WORD_ADDRESS, 0}, {"herr", WORD_ADDRESS, 0}, {"meine", WORD_ADDRESS, 0},
    {"sehr geehrte", WORD_ADDRESS, 0}, {"liebe", WORD_ADDRESS, 0}, {"господин", WORD_ADDRESS, 0}, {"уважаемые", WORD_ADDRESS, 0},
    {"уважаемыи", WORD_ADDRESS, 0}, {"дамы", WORD_ADDRESS, 0}, {"主席先生", WORD_ADDRESS, 0}, {"各位", WORD_ADDRESS, 0}, {"女士们", WORD_ADDRESS, 0},
    {"尊敬的", WORD_ADDRESS, 0}, {"同志们", WORD_ADDRESS, 0}, {"議長", WORD_ADDRESS, 0}, {"존경하는", WORD_ADDRESS, 0}, {"의장", WORD_ADDRESS, 0},
    {"check against", WORD_ADDRESS, 0}, {"please check", WORD_ADDRESS, 0}, {"as prepared", WORD_ADDRESS, 0}, {"as delivered", WORD_ADDRESS, 0},
    {"the president", WORD_ADDRESS, 0}, {"end", WORD_ADDRESS, 0}, {"the end", WORD_ADDRESS, 0}, {"ends", WORD_ADDRESS, 0}, {"fin", WORD_ADDRESS, 0},
    {"ende", WORD_ADDRESS, 0}, {"конец", WORD_ADDRESS, 0}, {"end of", WORD_ADDRESS, 0}, {"finis", WORD_ADDRESS, 0},
};

static const struct word verbs[] = {
    {"is", WORD_VERB, 0}, {"are", WORD_VERB, 0}, {"was", WORD_VERB, 0}, {"were", WORD_VERB, 0}, {"be", WORD_VERB, 0}, {"has", WORD_VERB, 0},
    {"have", WORD_VERB, 0}, {"had", WORD_VERB, 0}, {"must", WORD_VERB, 0}, {"should", WORD_VERB, 0}, {"shall", WORD_VERB, 0}, {"will", WORD_VERB, 0},
    {"would", WORD_VERB, 0}, {"can", WORD_VERB, 0}, {"cannot", WORD_VERB, 0}, {"could", WORD_VERB, 0}, {"may", WORD_VERB, 0}, {"might", WORD_VERB, 0},
    {"do", WORD_VERB, 0}, {"does", WORD_VERB, 0}, {"did", WORD_VERB, 0}, {"needs", WORD_VERB, 0}, {"need", WORD_VERB, 0}, {"provides", WORD_VERB, 0},
    {"provide", WORD_VERB, 0}, {"remains", WORD_VERB, 0}, {"remain", WORD_VERB, 0}, {"requires", WORD_VERB, 0}, {"require", WORD_VERB, 0},
    {"means", WORD_VERB, 0}, {"makes", WORD_VERB, 0}, {"gives", WORD_VERB, 0}, {"calls", WORD_VERB, 0}, {"lies", WORD_VERB, 0}, {"brings", WORD_VERB, 0},
    {"ought", WORD_VERB, 0}, {"comes", WORD_VERB, 0}, {"offers", WORD_VERB, 0}, {"stands", WORD_VERB, 0}, {"continues", WORD_VERB, 0}, {"that", WORD_VERB, 0},
    {"which", WORD_VERB, 0}, {"est", WORD_VERB, 0}, {"sont", WORD_VERB, 0}, {"doit", WORD_VERB, 0}, {"doivent", WORD_VERB, 0}, {"es", WORD_VERB, 0},
    {"son", WORD_VERB, 0}, {"debe", WORD_VERB, 0}, {"ist", WORD_VERB, 0}, {"sind", WORD_VERB, 0}, {"muss", WORD_VERB, 0}, {"wird", WORD_VERB, 0},
    {"mussen", WORD_VERB, 0}, {"brauchen", WORD_VERB, 0}, {"sollte", WORD_VERB, 0}, {"sollten", WORD_VERB, 0}, {"konnen", WORD_VERB, 0},
    {"durfen", WORD_VERB, 0}, {"wollen", WORD_VERB, 0}, {"haben", WORD_VERB, 0}, {"werden", WORD_VERB, 0}, {"mochte", WORD_VERB, 0},
    {"mochten", WORD_VERB, 0}, {"gilt", WORD_VERB, 0}, {"tiens", WORD_VERB, 0}, {"devons", WORD_VERB, 0}, {"faut", WORD_VERB, 0}, {"avons", WORD_VERB, 0},
    {"voulons", WORD_VERB, 0}, {"pouvons", WORD_VERB, 0}, {"devrions", WORD_VERB, 0}, {"voudrais", WORD_VERB, 0},
};

static const struct word smalls[] = {
    {"a", WORD_SMALL, 0}, {"an", WORD_SMALL, 0}, {"the", WORD_SMALL, 0}, {"of", WORD_SMALL, 0}, {"and", WORD_SMALL, 0}, {"or", WORD_SMALL, 0},
    {"to", WORD_SMALL, 0}, {"in", WORD_SMALL, 0}, {"on", WORD_SMALL, 0}, {"for", WORD_SMALL, 0}, {"with", WORD_SMALL, 0}, {"by", WORD_SMALL, 0},
    {"from", WORD_SMALL, 0}, {"at", WORD_SMALL, 0}, {"as", WORD_SMALL, 0}, {"our", WORD_SMALL, 0}, {"their", WORD_SMALL, 0}, {"its", WORD_SMALL, 0},
    {"his", WORD_SMALL, 0}, {"her", WORD_SMALL, 0}, {"this", WORD_SMALL, 0}, {"these", WORD_SMALL, 0}, {"those", WORD_SMALL, 0}, {"through", WORD_SMALL, 0},
    {"into", WORD_SMALL, 0}, {"against", WORD_SMALL, 0}, {"under", WORD_SMALL, 0}, {"over", WORD_SMALL, 0}, {"between", WORD_SMALL, 0},
    {"not", WORD_SMALL, 0}, {"who", WORD_SMALL, 0}, {"is", WORD_SMALL, 0}, {"are", WORD_SMALL, 0}, {"but", WORD_SMALL, 0}, {"into", WORD_SMALL, 0},
    {"de", WORD_SMALL, 0}, {"des", WORD_SMALL, 0}, {"du", WORD_SMALL, 0}, {"la", WORD_SMALL, 0}, {"le", WORD_SMALL, 0}, {"les", WORD_SMALL, 0},
    {"et", WORD_SMALL, 0}, {"a", WORD_SMALL, 0}, {"en", WORD_SMALL, 0}, {"el", WORD_SMALL, 0}, {"los", WORD_SMALL, 0}, {"las", WORD_SMALL, 0},
    {"y", WORD_SMALL, 0}, {"der", WORD_SMALL, 0}, {"die", WORD_SMALL, 0}, {"das", WORD_SMALL, 0}, {"und", WORD_SMALL, 0}, {"von", WORD_SMALL, 0},
    {"zu", WORD_SMALL, 0}, {"в", WORD_SMALL, 0}, {"и", WORD_SMALL, 0}, {"на", WORD_SMALL, 0}, {"с", WORD_SMALL, 0}, {"о", WORD_SMALL, 0}, {"к", WORD_SMALL, 0},
    {"via", WORD_SMALL, 0}, {"vs", WORD_SMALL, 0}, {"than", WORD_SMALL, 0}, {"per", WORD_SMALL, 0}, {"aux", WORD_SMALL, 0}, {"del", WORD_SMALL, 0},
    {"fur", WORD_SMALL, 0}, {"im", WORD_SMALL, 0}, {"dem", WORD_SMALL, 0}, {"den", WORD_SMALL, 0}, {"zur", WORD_SMALL, 0}, {"zum", WORD_SMALL, 0},
    {"mit", WORD_SMALL, 0}, {"auf", WORD_SMALL, 0}, {"am", WORD_SMALL, 0}, {"bei", WORD_SMALL, 0}, {"ein", WORD_SMALL, 0}, {"eine", WORD_SMALL, 0},
    {"einen", WORD_SMALL, 0}, {"einer", WORD_SMALL, 0}, {"eines", WORD_SMALL, 0}, {"unsere", WORD_SMALL, 0}, {"unserer", WORD_SMALL, 0},
    {"zwischen", WORD_SMALL, 0}, {"au", WORD_SMALL, 0}, {"un", WORD_SMALL, 0}, {"une", WORD_SMALL, 0}, {"dans", WORD_SMALL, 0},
    {"pour", WORD_SMALL, 0}, {"par", WORD_SMALL, 0}, {"sur", WORD_SMALL, 0}, {"que", WORD_SMALL, 0}, {"qui", WORD_SMALL, 0}, {"soit", WORD_SMALL, 0},
    {"avec", WORD_SMALL, 0}, {"notre", WORD_SMALL, 0}, {"nos", WORD_SMALL, 0}, {"leur", WORD_SMALL, 0}, {"leurs", WORD_SMALL, 0},
};

static const struct word pronouns[] = {
    {"we", WORD_PRONOUN, 0}, {"i", WORD_PRONOUN, 0}, {"it", WORD_PRONOUN, 0}, {"they", WORD_PRONOUN, 0}, {"you", WORD_PRONOUN, 0},
    {"he", WORD_PRONOUN, 0}, {"she", WORD_PRONOUN, 0}, {"there", WORD_PRONOUN, 0}, {"let us", WORD_PRONOUN, 0}, {"let's", WORD_PRONOUN, 0},
    {"this", WORD_PRONOUN, 0}, {"that", WORD_PRONOUN, 0}, {"by", WORD_PRONOUN, 0}, {"nous", WORD_PRONOUN, 0}, {"il", WORD_PRONOUN, 0},
    {"wir", WORD_PRONOUN, 0}, {"мы", WORD_PRONOUN, 0},
    {"ich", WORD_PRONOUN, 0}, {"es", WORD_PRONOUN, 0}, {"sie", WORD_PRONOUN, 0}, {"on", WORD_PRONOUN, 0}, {"ils", WORD_PRONOUN, 0},
    {"elles", WORD_PRONOUN, 0}, {"je", WORD_PRONOUN, 0},
};

static const struct word commons[] = {
    {"time", WORD_COMMON, 0}, {"times", WORD_COMMON, 0}, {"day", WORD_COMMON, 0}, {"days", WORD_COMMON, 0}, {"year", WORD_COMMON, 0},
    {"years", WORD_COMMON, 0}, {"world", WORD_COMMON, 0}, {"century", WORD_COMMON, 0}, {"half", WORD_COMMON, 0}, {"war", WORD_COMMON, 0},
    {"lady", WORD_COMMON, 0}, {"amendment", WORD_COMMON, 0}, {"quarter", WORD_COMMON, 0}, {"people", WORD_COMMON, 0}, {"nations", WORD_COMMON, 0},
    {"few", WORD_COMMON, 0}, {"two", WORD_COMMON, 0}, {"three", WORD_COMMON, 0}, {"session", WORD_COMMON, 0}, {"committee", WORD_COMMON, 0},
    {"and", WORD_COMMON, 0}, {"or", WORD_COMMON, 0}, {"class", WORD_COMMON, 0}, {"hand", WORD_COMMON, 0}, {"world war", WORD_COMMON, 0},
};

/* clang-format on */

struct word_list {
    const struct word *words;
    size_t count;
};

#define LIST(words)                                                                                          \
    {                                                                                                        \
        words, COUNT_OF(words)                                                                               \
    }

static const struct word_list lists[WORD_KINDS] = {
    [WORD_LEAD] = LIST(leads),         [WORD_DIVISION] = LIST(divisions), [WORD_HEADING] = LIST(headings),
    [WORD_CONTENTS] = LIST(contents),  [WORD_ORDINAL] = LIST(ordinals),   [WORD_ADVERB] = LIST(adverbs),
    [WORD_CARDINAL] = LIST(cardinals), [WORD_CLOSING] = LIST(closings),   [WORD_ADDRESS] = LIST(addresses),
    [WORD_VERB] = LIST(verbs),         [WORD_SMALL] = LIST(smalls),       [WORD_PRONOUN] = LIST(pronouns),
    [WORD_COMMON] = LIST(commons),
};

const struct word *words_of(enum word_kind kind, size_t *count)
{
    *count = lists[kind].count;
    return lists[kind].words;
}

static bool ends_word(struct slice folded, size_t at)
{
    uint32_t last, next;
    if (at >= folded.length)
        return true;
    text_decode(slice_cut(folded, text_before(folded, at), at), &last);
    text_decode(slice_cut(folded, at, folded.length), &next);
    return last >= 0x2E80 || !(text_is_letter(next) || text_is_digit(next));
}

const struct word *word_find(enum word_kind kind, struct slice folded)
{
    const struct word *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; folded.length > 0 && i < lists[kind].count; i++) {
        const struct word *word = &lists[kind].words[i];
        if (word->phrase[0] != folded.bytes[0])
            continue;
        size_t length = strlen(word->phrase);
        if (length <= longest || length > folded.length || memcmp(word->phrase, folded.bytes, length) != 0 ||
            !ends_word(folded, length))
            continue;
        found = word;
        longest = length;
    }
    return found;
}
