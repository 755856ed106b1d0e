#!/usr/bin/env bash
# Builds Lamella.
#   ./build.sh verify     everything, with all tests
#   ./build.sh product    only the program that ./lamella runs, without tests
#   ./build.sh validate   the statistical studies; writes docs/validation.md
#   ./build.sh benchmark  how fast it is (JMH); a pattern of benchmark names may follow
#   ./build.sh screenshots [FOLDER]  pictures of each perspective, light and dark, in two sizes (default: docs/screenshots)
#   ./build.sh ...        anything else goes to Maven
# Needs a JDK of 21 or newer and any Maven, which fetches the right Maven into .mvn/dist; the tests of the workbench need
# Xvfb and GTK 3. On a Debian machine, as root, what is missing is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$PWD
maven_version=3.9.11
maven_home=$root/.mvn/dist/apache-maven-$maven_version

say() {
    echo "build: $*" >&2
}

. features/org.lamella.feature/rootfiles/find-java.sh

has_fonts() {
    command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}

# What the tests of the workbench open their windows with.
has_display() {
    command -v Xvfb >/dev/null && command -v xvfb-run >/dev/null && command -v xauth >/dev/null &&
        ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0' && ldconfig -p 2>/dev/null | grep -q 'libXtst\.so\.6'
}

set_up() {
    local missing=()
    find_java 21 javac || missing+=(jdk)
    [ -x "$maven_home/bin/mvn" ] || command -v mvn >/dev/null || missing+=(maven)
    if [ "$(uname -s)" = Linux ]; then
        has_fonts || missing+=(fontconfig fonts-dejavu-core)
        case " $* " in
            *" verify "* | *" screenshots "* | *" test "* | *" install "*)
                has_display || missing+=(xvfb xauth libgtk-3-0 libxtst6 adwaita-icon-theme)
                ;;
        esac
    fi
    if [ ${#missing[@]} -gt 0 ]; then
        install_packages "${missing[@]}"
    fi
    if ! find_java 21 javac; then
        say "needs a JDK of version 21 or newer: install one or set JAVA_HOME"
        exit 1
    fi
    export JAVA_HOME=$java_home
    # Maven's own libraries use what newer Java versions warn about.
    if [ "$java_version" -ge 24 ]; then
        export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    fi
}

install_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        # Text in figures needs a font, but everything else works without.
        if [ "$*" = "fontconfig fonts-dejavu-core" ]; then
            say "warning: no fonts found; install fontconfig and fonts-dejavu-core for the text in figures"
            return
        fi
        say "missing: $*; install these packages (jdk: version 21 or newer) and try again"
        exit 1
    fi
    say "installing $*"
    export DEBIAN_FRONTEND=noninteractive
    local apt=(apt-get -o DPkg::Lock::Timeout=300 -q -y)
    "${apt[@]}" update >&2
    local packages=() package
    for package; do
        if [ "$package" = jdk ]; then
            package=$(newest_jdk_package)
            if [ -z "$package" ]; then
                say "this distribution has no JDK of version 21 or newer; install one and set JAVA_HOME"
                exit 1
            fi
        fi
        packages+=("$package")
    done
    "${apt[@]}" install --no-install-recommends "${packages[@]}" >&2
}

newest_jdk_package() {
    apt-cache pkgnames openjdk- | sed -n 's/^openjdk-\([0-9]*\)-jdk-headless$/\1/p' | sort -n |
        awk '$1 >= 21 { newest = $1 } END { if (newest) print "openjdk-" newest "-jdk-headless" }'
}

bootstrap_maven() {
    if [ -x "$maven_home/bin/mvn" ]; then
        return
    fi
    say "fetching Maven $maven_version"
    local elsewhere
    elsewhere=$(mktemp -d)
    # Outside the checkout, because an old Maven cannot read .mvn; unpacked beside its place and then moved there.
    (cd "$elsewhere" && mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        -Dartifact=org.apache.maven:apache-maven:$maven_version:tar.gz:bin -DoutputDirectory="$elsewhere/dist") >&2
    mkdir -p "$root/.mvn/dist"
    chmod +x "$elsewhere/dist/apache-maven-$maven_version/bin/mvn"
    mv "$elsewhere/dist/apache-maven-$maven_version" "$maven_home.$$"
    mv "$maven_home.$$" "$maven_home" 2>/dev/null || rm -rf "$maven_home.$$"
    rm -rf "$elsewhere"
}

run_maven() {
    ${on_display[@]+"${on_display[@]}"} "$maven_home/bin/mvn" -B ${MVN_REPO:+"-Dmaven.repo.local=$MVN_REPO"} "$@"
}

# The tests of the workbench move the mouse: never on the screen that somebody sits at.
use_own_display() {
    if command -v xvfb-run >/dev/null; then
        on_display=(xvfb-run -a -s '-screen 0 1920x1080x24 -nolisten tcp')
    fi
}
on_display=()

# Runs Maven and shows one line for each module; all of it is in .lamella/build.log.
run_maven_briefly() {
    mkdir -p "$root/.lamella"
    local log=$root/.lamella/build.log
    if run_maven "$@" 2>&1 | tee "$log" | awk '
            /^\[INFO\] Building org\.lamella/ { sub(/^\[INFO\] Building /, ""); print "build: " $0; fflush() }
            /^Downloaded from|^\[INFO\] Downloaded from/ { if (++fetched % 100 == 0) { print "build: " fetched " files downloaded"; fflush() } }
            ' >&2; then
        return
    fi
    grep -E '^\[ERROR\]' "$log" | grep -v -E 'valid id pattern|^\[ERROR\] *$' | head -n 30 >&2 || true
    say "failed; all of it is in $log"
    exit 1
}

# Builds a plain Java module with what it needs and runs one of its classes.
run_class() {
    local module=$1 class=$2
    shift 2
    run_maven_briefly -Dmaven.test.skip=true -pl "$module" -am package \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=target/classpath.txt
    local quiet=()
    if [ "$java_version" -ge 24 ]; then
        quiet=(--sun-misc-unsafe-memory-access=allow)
    fi
    exec "$JAVA_HOME/bin/java" "${quiet[@]}" -Xmx3g -Djava.awt.headless=true \
        -cp "$module/target/classes:$(cat "$module/target/classpath.txt")" "$class" "$@"
}

set_up "$@"
bootstrap_maven
case ${1:-} in
    product)
        shift
        run_maven_briefly -Dmaven.test.skip=true -pl releng/org.lamella.product -am package "$@"
        ;;
    validate)
        shift
        run_class bundles/org.lamella.validation org.lamella.validation.Validate "$@"
        ;;
    benchmark)
        shift
        run_class releng/org.lamella.benchmarks org.openjdk.jmh.Main "$@"
        ;;
    screenshots)
        shift
        folder=${1:-docs/screenshots}
        mkdir -p "$folder"
        use_own_display
        run_maven_briefly -pl bundles/org.lamella.ui.tests -am verify -Dtest=Screenshots,Responsiveness -Dlamella.screenshots="$(cd "$folder" && pwd)" \
            -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false
        ;;
    *)
        use_own_display
        run_maven "$@"
        ;;
esac
