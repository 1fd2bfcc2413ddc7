# What kiji is built with: what is linked, and libraries that are headers alone.
include(KijiLibraries)

find_package(CLI11 REQUIRED)
find_path(KIJI_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(KIJI_DTL_INCLUDE dtl/dtl.hpp REQUIRED)
find_path(KIJI_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
find_path(KIJI_TOML_INCLUDE toml++/toml.h REQUIRED)
