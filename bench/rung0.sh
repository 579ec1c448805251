#!/usr/bin/env bash
# Rung 0 on Banking77, and its linear SVM beside scikit-learn's (Debian's python3-sklearn): writes bench/results/rung0-banking77.md.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build bench/Rung.Studies --configuration Release --nologo --verbosity quiet
# A batch job: no background collection, and memory before speed. Both are said in the result.
export DOTNET_gcConcurrent=0 DOTNET_GCConserveMemory=5
exec ./artifacts/bin/Rung.Studies/release/Rung.Studies rung0
