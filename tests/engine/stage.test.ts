import { describe, expect, it } from 'vitest';
import { tinyStage } from './tiny-pipeline.ts';

describe('a stage', () => {
  it('reads what it declares; anything else does not compile', () => {
    const stage = tinyStage({
      makes: 'sum',
      title: 'Sum',
      about: '',
      version: 1,
      needs: ['numbers'],
      wants: ['offset'],
      uses: ['squares.factor', 'numbers'],
      run(artifacts, settings) {
        const declared: number = artifacts.numbers.length + settings.squares.factor + settings.numbers.count;
        const wanted: number | undefined = artifacts.offset;
        // @ts-expect-error -- squares is neither needed nor wanted
        void artifacts.squares;
        // @ts-expect-error -- of the section squares only the factor is declared
        void settings.squares.mode;
        // @ts-expect-error -- what is only wanted may be absent
        const certain: number = artifacts.offset;
        void certain;
        return declared + (wanted ?? 0);
      },
    });
    expect(
      stage.run(
        { numbers: new Float64Array(3) },
        { squares: { factor: 2 }, numbers: { count: 1, broken: false } },
        undefined as never,
      ),
    ).toBe(6);
  });

  it('names only artifacts and settings that exist, and returns what it makes', () => {
    const head = { title: '', about: '', version: 1 } as const;
    // @ts-expect-error -- there is no such artifact
    tinyStage({ ...head, makes: 'product', needs: [], uses: [], run: () => 1 });
    // @ts-expect-error -- there is no such artifact to need
    tinyStage({ ...head, makes: 'sum', needs: ['product'], uses: [], run: () => 1 });
    // @ts-expect-error -- there is no such setting
    tinyStage({ ...head, makes: 'sum', needs: [], uses: ['squares.size'], run: () => 1 });
    // @ts-expect-error -- a sum is a number
    tinyStage({ ...head, makes: 'sum', needs: [], uses: [], run: () => 'one' });
    expect(tinyStage({ ...head, makes: 'sum', needs: [], uses: [], run: () => 1 }).makes).toBe('sum');
  });
});
