# cmake -DFOLDER=DIR -DFILES=a,b -DNAME=name -DOUTPUT=FILE.cpp -P embed_folder.cmake
# The files of a folder as a table of path and bytes: templates::name().
string(REPLACE "," ";" files "${FILES}")
set(texts "")
set(rows "")
set(index 0)
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${bytes}")
  string(REGEX REPLACE
    "(....................................................................................)"
    "\\1\n    " characters "${characters}")
  string(APPEND texts "\nconstexpr char text_${index}[] = {\n    ${characters}\n};\n")
  string(APPEND rows "    File{\"${file}\", {text_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include <array>

#include \"templates/templates.hpp\"

namespace kiji::templates {
namespace {
${texts}
constexpr std::array files{
${rows}};

}  // namespace

std::span<const File> ${NAME}() {
    return files;
}

}  // namespace kiji::templates
")
