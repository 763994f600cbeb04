// Makes the spoken prompts of terminals anew from their texts (public/voice/LANGUAGE/prompts.json), by espeak-ng and
// ffmpeg. A town with a speaker of its own puts files of the same names there instead.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VOICES = { 'zh-CN': 'cmn', en: 'en' }
const folder = fileURLToPath(new URL('../public/voice', import.meta.url))
for (const [language, voice] of Object.entries(VOICES)) {
  const prompts = JSON.parse(readFileSync(join(folder, language, 'prompts.json'), 'utf8'))
  for (const [name, text] of Object.entries(prompts)) {
    // Slower than a machine's usual 175 words a minute: it speaks to old ears.
    const wave = execFileSync('espeak-ng', ['-v', voice, '-s', '135', '--stdout', text], { maxBuffer: 2 ** 26 })
    execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', 'pipe:0', '-ac', '1', '-ar', '22050', '-b:a', '32k', join(folder, language, `${name}.mp3`)], { input: wave })
  }
  console.log(`${language}: ${Object.keys(prompts).length} prompts`)
}
