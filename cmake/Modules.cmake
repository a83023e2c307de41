# The modules that cmake/layers.txt lets NAME include.
function(pl_layers out name)
    set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
                                                             ${CMAKE_SOURCE_DIR}/cmake/layers.txt)
    file(STRINGS ${CMAKE_SOURCE_DIR}/cmake/layers.txt lines REGEX "^${name}:")
    string(REGEX REPLACE "^[a-z]+: *([^|]*)\\|.*$" "\\1" words "${lines}")
    separate_arguments(words)
    set(${out} ${words} PARENT_SCOPE)
endfunction()

# pl_module(NAME FOREIGN pkg…): the static library pl_NAME from src/NAME/*.c, linked with the modules
# that it may include and with the foreign packages that it alone owns; of LOADED ones it takes the headers.
function(pl_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOREIGN;LOADED")
    pl_layers(arg_LINKS ${name})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.c)
    if(NOT sources)
        return()
    endif()
    add_library(pl_${name} STATIC ${sources})
    target_include_directories(pl_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include
                               PRIVATE ${CMAKE_SOURCE_DIR}/src/${name} ${CMAKE_BINARY_DIR}/made/${name})
    target_link_libraries(pl_${name} PRIVATE pl_options PUBLIC m Threads::Threads)
    foreach(link IN LISTS arg_LINKS)
        if(TARGET pl_${link})
            target_link_libraries(pl_${name} PUBLIC pl_${link})
        endif()
    endforeach()
    foreach(package IN LISTS arg_FOREIGN)
        string(MAKE_C_IDENTIFIER "${package}" id)
        pkg_check_modules(${id} REQUIRED IMPORTED_TARGET ${package})
        target_link_libraries(pl_${name} PRIVATE PkgConfig::${id})
    endforeach()
    foreach(package IN LISTS arg_LOADED)
        string(MAKE_C_IDENTIFIER "${package}" id)
        pkg_check_modules(${id} REQUIRED ${package})
        target_include_directories(pl_${name} SYSTEM PRIVATE ${${id}_INCLUDE_DIRS})
        target_link_libraries(pl_${name} PUBLIC ${CMAKE_DL_LIBS})
    endforeach()
endfunction()

# pl_embed(NAME glob…): each text file becomes a C array in made/NAME/embedded.h, in order of names.
function(pl_embed name)
    set(files)
    foreach(pattern IN LISTS ARGN)
        file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
        list(APPEND files ${found})
    endforeach()
    if(NOT TARGET pl_${name})
        return()
    endif()
    set(out ${CMAKE_BINARY_DIR}/made/${name}/embedded.h)
    add_custom_command(
        OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DOUT=${out} -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
        VERBATIM)
    target_sources(pl_${name} PRIVATE ${out})
endfunction()
