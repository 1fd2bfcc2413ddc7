# The libraries kiji stands on, as targets. cmark-gfm has no CMake package, and yaml-cpp renamed its
# target with 0.8.
if(KIJI_STATIC_DEPS)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

# yaml-cpp
if(KIJI_STATIC_DEPS)
  find_library(KIJI_YAML_CPP NAMES yaml-cpp REQUIRED)
  find_path(KIJI_YAML_CPP_INCLUDE yaml-cpp/yaml.h REQUIRED)
  add_library(kiji_yaml_cpp INTERFACE)
  target_include_directories(kiji_yaml_cpp SYSTEM INTERFACE ${KIJI_YAML_CPP_INCLUDE})
  target_link_libraries(kiji_yaml_cpp INTERFACE ${KIJI_YAML_CPP})
else()
  find_package(yaml-cpp REQUIRED)
  add_library(kiji_yaml_cpp INTERFACE)
  if(TARGET yaml-cpp::yaml-cpp)
    target_link_libraries(kiji_yaml_cpp INTERFACE yaml-cpp::yaml-cpp)
  else()
    target_link_libraries(kiji_yaml_cpp INTERFACE yaml-cpp)
  endif()
endif()

# cmark-gfm, from its archives wherever they exist (see lib/markdown/cmark_wrap.cpp)
find_path(KIJI_CMARK_INCLUDE cmark-gfm.h REQUIRED)
find_library(KIJI_CMARK NAMES libcmark-gfm.a libcmark-gfm_static.a cmark-gfm cmark-gfm_static REQUIRED)
find_library(KIJI_CMARK_EXTENSIONS NAMES libcmark-gfm-extensions.a libcmark-gfm-extensions_static.a
  cmark-gfm-extensions cmark-gfm-extensions_static REQUIRED)
add_library(kiji_cmark INTERFACE)
target_include_directories(kiji_cmark SYSTEM INTERFACE ${KIJI_CMARK_INCLUDE} ${KIJI_CMARK_INCLUDE}/cmark-gfm)
target_link_libraries(kiji_cmark INTERFACE ${KIJI_CMARK_EXTENSIONS} ${KIJI_CMARK})
if(KIJI_CMARK MATCHES "\\.a$" AND KIJI_CMARK_EXTENSIONS MATCHES "\\.a$" AND NOT APPLE)
  target_link_options(kiji_cmark INTERFACE
    "LINKER:--wrap=cmark_inlines_add_special_character"
    "LINKER:--wrap=cmark_inlines_remove_special_character")
else()
  target_compile_definitions(kiji_cmark INTERFACE KIJI_CMARK_SHARED)
endif()

find_package(ICU COMPONENTS uc data REQUIRED)
find_path(KIJI_XXHASH_INCLUDE xxhash.h REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_path(KIJI_DTL_INCLUDE dtl/dtl.hpp REQUIRED)
