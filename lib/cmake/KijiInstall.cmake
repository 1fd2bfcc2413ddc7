# find_package(kiji) from an installed tree: headers, archive, and how to find what it stands on.
include(CMakePackageConfigHelpers)

set(KIJI_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/kiji)
install(TARGETS kiji EXPORT kiji-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lib/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kiji
  FILES_MATCHING PATTERN "*.hpp")
install(EXPORT kiji-targets NAMESPACE kiji:: DESTINATION ${KIJI_PACKAGE_DIR})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/kiji-config.cmake.in
  ${PROJECT_BINARY_DIR}/kiji-config.cmake INSTALL_DESTINATION ${KIJI_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/kiji-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/kiji-config.cmake ${PROJECT_BINARY_DIR}/kiji-config-version.cmake
  ${CMAKE_CURRENT_LIST_DIR}/KijiLibraries.cmake DESTINATION ${KIJI_PACKAGE_DIR})
