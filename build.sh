#!/usr/bin/env bash
exec .mvn/dist/apache-maven-3.9.11/bin/mvn -B "$@"
