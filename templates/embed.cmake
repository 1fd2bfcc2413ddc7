# cmake -DINPUT=FILE -DNAME=name -DOUTPUT=FILE.cpp -P embed.cmake
# The bytes of INPUT as a string literal: hexadecimal, since raw literals end at 64 KB on some
# compilers and a text may hold any delimiter.
file(READ ${INPUT} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${bytes}")
string(REGEX REPLACE
  "(....................................................................................)"
  "\\1\n    " characters "${characters}")
file(WRITE ${OUTPUT} "#include \"templates/templates.hpp\"

namespace kiji::templates {
namespace {

constexpr char bytes[] = {
    ${characters}
};

}  // namespace

constinit const std::string_view ${NAME}(bytes, ${size});

}  // namespace kiji::templates
")
