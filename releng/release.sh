#!/usr/bin/env bash
# Makes a release: archives for all platforms, the p2 repository, an application image with its own Java for this platform, the
# documentation, and checksums.
#   releng/release.sh [FOLDER]     (default: target/release)
# Two runs at one commit give the same files byte for byte, in whatever folder: times are those of the commit, names are sorted, owners
# are nobody's, and what p2 notes about the machine that builds is left out. With the same JDK; the archive with a Java of its own holds it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
target=${1:-target/release}
rm -rf "$target"
mkdir -p "$target"
target=$(cd "$target" && pwd)
epoch=$(git log -1 --format=%ct)
stamp=$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)
qualifier=$(date -u -d "@$epoch" +%Y%m%d%H%M)
release=$(sed -n 's:.*<version>\([0-9.]*\)-SNAPSHOT</version>.*:\1:p' pom.xml | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./build.sh product -Pall-platforms -DforceContextQualifier="$qualifier" -Dproject.build.outputTimestamp="$stamp"
products=$root/releng/org.lamella.product/target/products/org.lamella.product

# Takes time and place of the build out of a product. Equinox and p2 write them into what they install: when, where, and which
# repositories were at hand, which exist on no other machine.
#   settle COPY ORIGINAL     the copy is changed; the original is the folder that p2 has installed into
settle() {
    local product=$1 original=$2
    sed -i '/^#[A-Z][a-z][a-z] [A-Z][a-z][a-z] /d' "$product/configuration/config.ini"
    rm -rf "$product/configuration/org.eclipse.osgi" "$product/configuration/org.eclipse.core.runtime" "$product/configuration/org.eclipse.equinox.app"
    [ ! -f "$product/configuration/org.eclipse.update/platform.xml" ] ||
        sed -i "s/date=\"[0-9]*\"/date=\"${epoch}000\"/" "$product/configuration/org.eclipse.update/platform.xml"
    rm -rf "$product/p2/org.eclipse.equinox.p2.engine/.settings"
    "$java_home/bin/java" releng/Settle.java "$epoch" product "$product" "$original"
    find "$product" -exec touch -h -d "@$epoch" {} +
}

# zip_folder FILE FOLDER: what is in the folder, sorted, at the time of the commit.
zip_folder() {
    (cd "$2" && find . -type f | sed 's#^\./##' | LC_ALL=C sort > "$work/files" && "$java_home/bin/jar" --create --no-manifest --date "$stamp" \
        --file "$1" @"$work/files")
}

# archive NAME FOLDER TYPE: the folder as "lamella" in one file.
archive() {
    rm -rf "$work/lamella"
    cp -R "$2" "$work/lamella"
    settle "$work/lamella" "$2"
    case $3 in
        tar.gz)
            tar -C "$work" --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner -cf - lamella | gzip -n -9 > "$target/$1.tar.gz"
            ;;
        zip)
            mkdir -p "$work/zipped"
            mv "$work/lamella" "$work/zipped/lamella"
            zip_folder "$target/$1.zip" "$work/zipped"
            rm -rf "$work/zipped"
            ;;
    esac
}

. features/org.lamella.feature/rootfiles/find-java.sh
find_java 21 jlink || { echo "release: needs a JDK of 21 or newer with jlink" >&2; exit 1; }
archive "lamella-$release-linux-x86_64" "$products/linux/gtk/x86_64" tar.gz
archive "lamella-$release-linux-aarch64" "$products/linux/gtk/aarch64" tar.gz
archive "lamella-$release-macos-x86_64" "$products/macosx/cocoa/x86_64/Eclipse.app/Contents/Eclipse" tar.gz
archive "lamella-$release-macos-aarch64" "$products/macosx/cocoa/aarch64/Eclipse.app/Contents/Eclipse" tar.gz
archive "lamella-$release-windows-x86_64" "$products/win32/win32/x86_64" zip

# The update site: unpack it on any server, or name the file in Help > Install New Software.
cp -R releng/org.lamella.product/target/repository "$work/repository"
"$java_home/bin/java" releng/Settle.java "$epoch" repository "$work/repository"
zip_folder "$target/lamella-$release-repository.zip" "$work/repository"

# The application image of this platform: the product with a Java of its own, which the start script prefers.
own=$work/image/lamella
mkdir -p "$work/image"
cp -R "$products/linux/gtk/x86_64" "$own"
settle "$own" "$products/linux/gtk/x86_64"
"$java_home/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.xml.dom,jdk.charsets,jdk.localedata,jdk.management \
    --strip-debug --no-header-files --no-man-pages --output "$own/runtime"
env -u JAVA_HOME PATH=/usr/bin:/bin LAMELLA_CACHE="$work/cache" "$own/lamella" --version
tar -C "$work/image" --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner -cf - lamella | gzip -n -9 > "$target/lamella-$release-linux-x86_64-with-java.tar.gz"

env LAMELLA_CACHE="$work/cache" "$own/lamella" licences > "$target/LICENCES.txt"
env LAMELLA_CACHE="$work/cache" "$own/lamella" documentation -o "$target/documentation" > /dev/null
(cd "$target" && sha256sum *.tar.gz *.zip LICENCES.txt > SHA256SUMS)
ls -l "$target"
