// The names that the linker's --wrap would give, so that libkiji links without it: cmark-gfm
// changes its global table as it was made to, and the race test has to see that.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {
void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __real_cmark_inlines_add_special_character(unsigned char /*character*/, bool /*emphasis*/) {}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
