# What a program that links libkiji.a links as well, as imported targets. The build and the installed
# package (kiji-config.cmake) both include this file, so that they find the same things.
#
# In: KIJI_STATIC_DEPS (archives only). Out: kiji_yaml_cpp, kiji_cmark, kiji_fmt, ICU::uc, ICU::data,
# Threads::Threads, kiji_date, kiji_re2, kiji_mecab, and KIJI_CMARK_LINK_OPTIONS.
set(kiji_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
if(KIJI_STATIC_DEPS)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

# yaml-cpp renamed its target with 0.8, and its package knows the shared library only.
add_library(kiji_yaml_cpp INTERFACE IMPORTED)
if(KIJI_STATIC_DEPS)
  find_library(KIJI_YAML_CPP NAMES yaml-cpp REQUIRED)
  find_path(KIJI_YAML_CPP_INCLUDE yaml-cpp/yaml.h REQUIRED)
  target_include_directories(kiji_yaml_cpp INTERFACE ${KIJI_YAML_CPP_INCLUDE})
  target_link_libraries(kiji_yaml_cpp INTERFACE ${KIJI_YAML_CPP})
else()
  find_package(yaml-cpp REQUIRED)
  if(TARGET yaml-cpp::yaml-cpp)
    target_link_libraries(kiji_yaml_cpp INTERFACE yaml-cpp::yaml-cpp)
  else()
    target_link_libraries(kiji_yaml_cpp INTERFACE yaml-cpp)
  endif()
endif()

# cmark-gfm has no CMake package. From its archives wherever they exist: only their calls can be sent
# to lib/markdown/cmark_wrap.cpp, which makes it safe for threads without a lock.
find_path(KIJI_CMARK_INCLUDE cmark-gfm.h PATH_SUFFIXES cmark-gfm REQUIRED)
find_path(KIJI_CMARK_INTERNALS houdini.h PATH_SUFFIXES cmark-gfm REQUIRED)
find_library(KIJI_CMARK NAMES libcmark-gfm.a libcmark-gfm_static.a cmark-gfm REQUIRED)
find_library(KIJI_CMARK_EXTENSIONS
  NAMES libcmark-gfm-extensions.a libcmark-gfm-extensions_static.a cmark-gfm-extensions REQUIRED)
add_library(kiji_cmark INTERFACE IMPORTED)
target_include_directories(kiji_cmark INTERFACE ${KIJI_CMARK_INCLUDE} ${KIJI_CMARK_INTERNALS})
target_link_libraries(kiji_cmark INTERFACE ${KIJI_CMARK_EXTENSIONS} ${KIJI_CMARK})
set(KIJI_CMARK_LINK_OPTIONS "")
if(KIJI_CMARK MATCHES "\\.a$" AND KIJI_CMARK_EXTENSIONS MATCHES "\\.a$" AND NOT APPLE)
  set(KIJI_CMARK_LINK_OPTIONS
    "LINKER:--wrap=cmark_inlines_add_special_character"
    "LINKER:--wrap=cmark_inlines_remove_special_character")
  target_link_options(kiji_cmark INTERFACE ${KIJI_CMARK_LINK_OPTIONS})
else()
  target_compile_definitions(kiji_cmark INTERFACE KIJI_CMARK_SHARED)
endif()

# fmt has no archive. Its headers alone cost 3.5 s in each file that formats (4.8 s instead of 1.3 s),
# so they are taken only where nothing else will do.
find_package(fmt REQUIRED)
add_library(kiji_fmt INTERFACE IMPORTED)
if(KIJI_STATIC_DEPS)
  target_link_libraries(kiji_fmt INTERFACE fmt::fmt-header-only)
else()
  target_link_libraries(kiji_fmt INTERFACE fmt::fmt)
endif()

find_package(ICU COMPONENTS uc data REQUIRED)
find_package(Threads REQUIRED)

# Howard Hinnant's date: its time zones come as a shared library alone, so that a portable binary
# knows UTC only.
add_library(kiji_date INTERFACE IMPORTED)
if(KIJI_STATIC_DEPS)
  target_compile_definitions(kiji_date INTERFACE KIJI_WITHOUT_ZONES)
else()
  find_package(date REQUIRED)
  target_link_libraries(kiji_date INTERFACE date::date-tz)
endif()

# RE2 has no CMake package in Debian 12.
find_library(KIJI_RE2 NAMES re2 REQUIRED)
find_path(KIJI_RE2_INCLUDE re2/re2.h REQUIRED)
add_library(kiji_re2 INTERFACE IMPORTED)
target_include_directories(kiji_re2 INTERFACE ${KIJI_RE2_INCLUDE})
target_link_libraries(kiji_re2 INTERFACE ${KIJI_RE2} Threads::Threads)
# MeCab cuts Japanese text into words; without it a few rules say nothing.
option(KIJI_MECAB "rules that need a Japanese morphological analyser, where MeCab is found" ON)
add_library(kiji_mecab INTERFACE IMPORTED)
if(KIJI_MECAB)
  find_library(KIJI_MECAB_LIBRARY NAMES mecab)
  find_path(KIJI_MECAB_INCLUDE mecab.h)
  if(KIJI_MECAB_LIBRARY AND KIJI_MECAB_INCLUDE)
    target_include_directories(kiji_mecab INTERFACE ${KIJI_MECAB_INCLUDE})
    target_link_libraries(kiji_mecab INTERFACE ${KIJI_MECAB_LIBRARY} Threads::Threads)
  else()
    unset(KIJI_MECAB_LIBRARY CACHE)
  endif()
else()
  unset(KIJI_MECAB_LIBRARY CACHE)
endif()
set(CMAKE_FIND_LIBRARY_SUFFIXES ${kiji_suffixes})
