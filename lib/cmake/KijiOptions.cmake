# Flags for code of our own: every target of this tree links kiji_options.
add_library(kiji_options INTERFACE)
target_compile_options(kiji_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Woverloaded-virtual -Wnon-virtual-dtor -Wcast-align -Wcast-qual -Wformat=2
  -Wmissing-declarations -Wnull-dereference -Wextra-semi -Wundef)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(kiji_options INTERFACE
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast
    -Wno-restrict -Wno-stringop-overflow  # false alarms of GCC 12 on std::string (PR105329)
    -Wno-missing-field-initializers)  # designated initialisers name what differs from the default
else()
  target_compile_options(kiji_options INTERFACE -Wno-missing-field-initializers
    -Wno-missing-designated-field-initializers -Wno-unknown-warning-option)
endif()
if(KIJI_WERROR)
  target_compile_options(kiji_options INTERFACE -Werror)
endif()
if(KIJI_SANITIZE)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # under sanitizers g++ 12 takes what they instrument for uninitialised, in its own headers too
    target_compile_options(kiji_options INTERFACE -Wno-maybe-uninitialized)
  endif()
  target_compile_options(kiji_options INTERFACE
    -fsanitize=${KIJI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g)
  target_link_options(kiji_options INTERFACE -fsanitize=${KIJI_SANITIZE})
endif()
if(KIJI_STATIC_DEPS)
  # One file that runs on any Linux of its processor: no loader, no libc.so. kiji looks up no hosts and
  # no users, so glibc has nothing to load at run time.
  target_link_options(kiji_options INTERFACE -static-pie)
endif()
