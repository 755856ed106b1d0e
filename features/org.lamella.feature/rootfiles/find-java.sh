# Read by the start script and by build.sh: find_java sets java_home and java_version to a Java of at least the version given.
# JAVA_HOME comes first, then the java on the PATH, then the newest one in the usual folders.

# Prints the feature version of the Java in a folder, nothing when there is none.
java_version_of() {
    [ -x "$1/bin/java" ] || return 1
    version=
    if [ -f "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=*) version=${line#*\"}; break ;;
            esac
        done < "$1/release"
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    version=${version%%[!0-9]*}
    [ -n "$version" ]
}

# find_java MINIMUM [tool]: the tool, for example javac, must be there too.
find_java() {
    java_home= java_version=0
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/${2:-java}" ] && java_version_of "$JAVA_HOME" && [ "$version" -ge "$1" ]; then
        java_home=$JAVA_HOME java_version=$version
        return 0
    fi
    on_path=$(command -v "${2:-java}" 2>/dev/null) || on_path=
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
        on_path=${on_path%/bin/*}
        if [ -n "$on_path" ] && java_version_of "$on_path" && [ "$version" -ge "$1" ]; then
            java_home=$on_path java_version=$version
            return 0
        fi
    fi
    from_macos=
    if [ -x /usr/libexec/java_home ]; then
        from_macos=$(/usr/libexec/java_home -v "$1+" 2>/dev/null) || from_macos=
    fi
    for candidate in "$from_macos" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
            /usr/local/openjdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        if [ -n "$candidate" ] && [ -x "$candidate/bin/${2:-java}" ] && java_version_of "$candidate" \
                && [ "$version" -ge "$1" ] && [ "$version" -gt "$java_version" ]; then
            java_home=$candidate java_version=$version
        fi
    done
    [ -n "$java_home" ]
}
