# Writes a document's wire as a C array, NAME_bytes and NAME_length:
#
#     cmake -DPARSER=stele-parse -DFORMAT=markdown -DINPUT=document -DOUTPUT=file.c -DNAME=name -P embed.cmake
#
# The document is our own, so that it is parsed also where no sandbox can be put up.

execute_process(COMMAND ${PARSER} ${FORMAT} --unsafe
  INPUT_FILE ${INPUT} OUTPUT_FILE ${OUTPUT}.wire
  RESULT_VARIABLE status ERROR_VARIABLE message)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PARSER} cannot parse ${INPUT} (${status}): ${message}")
endif()

file(READ ${OUTPUT}.wire bytes HEX)
file(SIZE ${OUTPUT}.wire length)
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}") # 16 bytes a line
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE ${OUTPUT} "#include <stddef.h>

extern const unsigned char ${NAME}_bytes[];
extern const size_t ${NAME}_length;

const unsigned char ${NAME}_bytes[] = {
${bytes}
};
const size_t ${NAME}_length = ${length};
")
