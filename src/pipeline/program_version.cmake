# Which program this is: its version and a hash over what it is built from, "0.1.0+1a2b3c4d". Follows
# from names and contents alone: the same sources give the same, whoever builds them, where and with
# what compiler. Tests do not count.
#
#   cmake -D SOURCE_DIR=… -D VERSION=0.1.0 -D OUTPUT=version.cc -P src/pipeline/program_version.cmake
#
# writes version.cc.in with it.

# The files that the program is built from, relative to the source folder. Further arguments are
# those of file(GLOB_RECURSE).
function(program_sources source_dir out)
  set(patterns *.h *.cc *.in *.cmake CMakeLists.txt)
  list(TRANSFORM patterns PREPEND ${source_dir}/src/)
  file(GLOB_RECURSE files ${ARGN} RELATIVE ${source_dir} ${patterns})
  list(FILTER files EXCLUDE REGEX "(^|/)\\.")  # what editors leave
  set(${out} CMakeLists.txt ${files} PARENT_SCOPE)
endfunction()

function(program_version source_dir version out)
  program_sources(${source_dir} files)
  list(SORT files)
  set(all "")
  foreach(file IN LISTS files)
    file(SHA256 ${source_dir}/${file} hash)
    string(APPEND all "${file} ${hash}\n")
  endforeach()
  string(SHA256 hash "${all}")
  string(SUBSTRING ${hash} 0 8 hash)
  set(${out} "${version}+${hash}" PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  program_version(${SOURCE_DIR} ${VERSION} version)
  configure_file(${SOURCE_DIR}/src/pipeline/version.cc.in ${OUTPUT} @ONLY)
  file(TOUCH ${OUTPUT})
endif()
