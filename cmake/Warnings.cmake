# Every warning is an error under gcc and clang. Each flag stands for a fault that has bitten
# programs of this kind; -Wsign-conversion is left out because sizes of foreign interfaces are int.
add_library(pl_options INTERFACE)
target_compile_options(
    pl_options
    INTERFACE -Wall
              -Wextra
              -Wpedantic
              -Werror
              -Wshadow # an inner name that hides an outer one reads the wrong value
              -Wconversion # a time or size that silently loses bits
              -Wno-sign-conversion
              -Wdouble-promotion
              -Wstrict-prototypes
              -Wmissing-prototypes # what is not in a header is static
              -Wold-style-definition
              -Wwrite-strings
              -Wcast-qual
              -Wpointer-arith
              -Wformat=2 # a format that is not a literal
              -Wundef
              -Wvla # a stack that grows with the input
              -Wimplicit-fallthrough
              -Wno-overlength-strings) # embedded SQL and help are longer than C17 promises
target_compile_definitions(pl_options INTERFACE _XOPEN_SOURCE=700 _DEFAULT_SOURCE
                                                _FILE_OFFSET_BITS=64)

set(PL_SANITIZE "" CACHE STRING "address;undefined or thread")
if(PL_SANITIZE)
    list(JOIN PL_SANITIZE "," joined)
    add_compile_options(-fsanitize=${joined} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${joined})
endif()
