# Installs into a folder of the build tree, then configures, builds and runs what is outside it:
#   cmake -D SOURCE_DIR=… -D BUILD_DIR=… -D COMPILER=… -D CONFIG=… -P installed_test.cmake
cmake_minimum_required(VERSION 3.25)

set(folder ${BUILD_DIR}/installed)
set(prefix ${folder}/prefix)
file(REMOVE_RECURSE ${folder})

function(run wanted)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT code EQUAL wanted)
    message(FATAL_ERROR "${ARGN}\n${text}\nexit code ${code}, expected ${wanted}")
  endif()
  set(said "${text}" PARENT_SCOPE)
endfunction()

function(build source name)
  run(0 ${CMAKE_COMMAND} -S ${source} -B ${folder}/${name} -G Ninja -D CMAKE_PREFIX_PATH=${prefix}
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_BUILD_TYPE=${CONFIG})
  run(0 ${CMAKE_COMMAND} --build ${folder}/${name} --parallel 1)
endfunction()

run(0 ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} --config ${CONFIG})

# The installed program finds what was installed with it.
run(0 ${prefix}/bin/gongkai packs)

build(${SOURCE_DIR}/examples/embed embed)
set(embed ${folder}/embed/embed)
set(budget ${SOURCE_DIR}/examples/luohu-2020/budget.json)
file(MAKE_DIRECTORY ${folder}/out)
run(0 ${embed} ${prefix}/share/gongkai ${folder}/out ${budget})
file(GLOB made ${folder}/out/*.xlsx ${folder}/out/*.pdf)
list(LENGTH made count)
if(NOT count EQUAL 2)
  message(FATAL_ERROR "embed made ${count} files, not 2:\n${said}")
endif()

# It says what happened: a faulty budget, one that is not there, an output that is not there.
file(WRITE ${folder}/faulty.json "{}")
run(1 ${embed} ${prefix}/share/gongkai ${folder}/out ${folder}/faulty.json)
if(NOT said MATCHES "missing-field")
  message(FATAL_ERROR "embed says nothing of a faulty budget:\n${said}")
endif()
run(3 ${embed} ${prefix}/share/gongkai ${folder}/out ${folder}/none.json)
run(3 ${embed} ${prefix}/share/gongkai ${folder}/none ${budget})
run(2 ${embed})

build(${SOURCE_DIR}/tests/installed/batch batch)
run(1 ${folder}/batch/many ${prefix}/share/gongkai ${folder}/faulty.json ${folder}/many)
if(NOT said MATCHES "0 made, 1 failed")
  message(FATAL_ERROR "one faulty budget in a batch:\n${said}")
endif()
